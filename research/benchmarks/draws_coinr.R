# Seconds that COINr takes to rank the regions of a level of tests/python/coinr/library.py in random
# ways: noisy weights at both levels, three ways to normalise.
#
# python tests/python/coinr/library.py DIR
# Rscript research/benchmarks/draws_coinr.R DIR few|many DRAWS
options(only_functions = TRUE)
source("tests/python/coinr/scores.R")

given <- commandArgs(trailingOnly = TRUE)
draws <- as.integer(given[3])
coin <- suppressMessages(scored(given[2]))
weights <- get_noisy_weights(
  coin$Meta$Weights$Original,
  noise_specs = data.frame(Level = c(1, 2), NoiseFactor = c(0.25, 0.25)),
  Nrep = draws
)
normalisations <- lapply(c("n_minmax", "n_zscore", "n_prank"), function(name) list(f_n = name))
specs <- list(
  Weights = list(Address = "$Log$Aggregate$w", Distribution = weights, Type = "discrete"),
  Normalisation = list(
    Address = "$Log$Normalise$global_specs", Distribution = normalisations, Type = "discrete"
  )
)
used <- system.time(
  suppressMessages(get_sensitivity(
    coin, specs, N = draws, SA_type = "UA", dset = "Aggregated", iCode = "index", quietly = TRUE
  ))
)
cat(sprintf(
  "%d regions, %d draws: %.1f s, %.1f CPU s\n",
  nrow(coin$Data$Raw), draws, used[["elapsed"]], used[["user.self"]] + used[["sys.self"]]
))
