"""First vectors: the principal directions of paragraphs on civil affairs, as bags of words.

Latent semantic analysis (Deerwester et al. 1990): of all projections to so few dimensions the
one that keeps most of what tells these paragraphs apart; words that occur together draw near.
"""

from __future__ import annotations

import numpy as np
import torch

from compare.training.library import OF_INTEREST, Floats, Library

LEAST_TOKENS = 8
ROUNDS = 3
SEED = 0


def first_vectors(library: Library, weight: Floats, width: int) -> Floats:
    """Return a vector for each token, its length at most what the token weighs."""
    torch.manual_seed(SEED)
    _, _, directions = torch.svd_lowrank(_bags(library, weight), q=width, niter=ROUNDS)
    return np.asarray(directions.numpy() * weight[:, None], dtype=np.float32)


def _bags(library: Library, weight: Floats) -> torch.Tensor:
    """Return paragraphs by tokens, sparse: rows of a length that grows with their interest."""
    enough = (library.interest >= OF_INTEREST) & (library.lengths >= LEAST_TOKENS)
    paragraph = np.repeat(np.arange(len(enough)), library.lengths)
    places = np.stack([paragraph, library.tokens])[:, enough[paragraph]]
    summed = torch.sparse_coo_tensor(
        torch.from_numpy(places),
        torch.from_numpy(weight[places[1]]),
        (len(enough), library.size),
        check_invariants=True,
    ).coalesce()
    rows, values = summed.indices()[0], summed.values()
    lengths = torch.zeros(len(enough)).index_add_(0, rows, values**2).sqrt().clamp(min=1e-9)
    wanted = torch.from_numpy(library.interest).sqrt() / lengths
    return torch.sparse_coo_tensor(
        summed.indices(), values * wanted[rows], summed.shape, check_invariants=True
    ).coalesce()
