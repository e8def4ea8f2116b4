/* Words that every plan uses can be dimmed, never hidden; the longest word at a place counts. */
let genrePattern;
function dim(wanted) {
  if (wanted) genrePattern ??= new RegExp(
    form.dataset.genre.split(" ").filter((word) => word.length > 1)
      .sort((one, other) => other.length - one.length).map(literally).join("|"), "g");
  if (wanted || genrePattern) highlight("dimmed", rows, wanted && genrePattern);
}
