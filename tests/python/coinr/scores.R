# The scores that COINr gives for the index of library.py: Rscript scores.R DIR > scores.csv
# COINr 1.1.14 (W. Becker, MIT licence), R 4.2.2.
suppressPackageStartupMessages(library(COINr))

folder <- commandArgs(trailingOnly = TRUE)[1]
read <- function(name) read.csv(file.path(folder, paste0(name, ".csv")))

nodes <- merge(read("index_nodes"), read("index_weights"), all.x = TRUE)
is_indicator <- !is.na(nodes$direction)
meta <- data.frame(
  iCode = nodes$node_code,
  Parent = ifelse(nodes$parent_code == "", NA, nodes$parent_code),
  Level = ifelse(is_indicator, 1, ifelse(nodes$parent_code == "", 3, 2)),
  Direction = ifelse(is_indicator, nodes$direction, 1),
  Weight = ifelse(is.na(nodes$weight), 1, nodes$weight),
  Type = ifelse(is_indicator, "Indicator", "Aggregate")
)

# A coin of the regions of a level, with its scores.
scored <- function(level) {
  regions <- subset(read("regions"), region_level == level)$region_code
  long <- subset(read("raw_observations"), region_code %in% regions)
  data <- reshape(
    long[c("region_code", "node_code", "observed_value")],
    idvar = "region_code", timevar = "node_code", direction = "wide"
  )
  names(data) <- sub("observed_value.", "", names(data), fixed = TRUE)
  names(data)[1] <- "uCode"
  coin <- new_coin(data, meta, quietly = TRUE)
  coin <- Normalise(coin, dset = "Raw", global_specs = list(f_n = "n_minmax"))
  Aggregate(coin, dset = "Normalised", f_ag = "a_amean")
}

if (!interactive() && is.null(getOption("only_functions"))) {
  cat("region_level,node_code,region_code,score\n")
  for (level in c("few", "many")) {
    results <- get_dset(scored(level), "Aggregated")
    for (node in subset(meta, Type == "Aggregate")$iCode) {
      if (level == "few" || node == "index") {
        line <- sprintf("%s,%s,%s,%.17g", level, node, results$uCode, results[[node]])
        cat(line, sep = "\n")
      }
    }
  }
}
