"""The report: one offline page that shows what a comparison found, with its evidence."""
