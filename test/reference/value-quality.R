# Reference values of test/core/value/quality.test.ts: Rscript test/reference/value-quality.R
# Qualities of prices and their bootstrap intervals, written independently: rows are drawn, and everything is computed anew.
cat(R.version.string, "\n")
i <- 0:119
tier <- rep(0:3, each = 30)
actual <- round(exp(log(c(20, 220, 1100, 9000))[tier + 1] + ((i * 37) %% 30) / 20), 2)
predicted <- round(exp(0.6 * log(actual) + 2.4 + (((i * 53) %% 41) - 20) / 15), 2)
low <- predicted * 0.4
high <- predicted * 2.2

qualities <- function(a, p, l, h) c(
  logR2 = cor(log(a), log(p))^2,
  levelR2 = cor(a, p)^2,
  bias = exp(mean(log(p / a))),
  rank = cor(a, p, method = "spearman"),
  coverage = mean(a >= l & a <= h)
)
show <- function(name, x) cat(name, sprintf("%.6f", x), "\n")
show("overall", qualities(actual, predicted, low, high))
for (t in 0:3) show(paste("tier", t), qualities(actual[tier == t], predicted[tier == t], low[tier == t], high[tier == t]))

set.seed(20261127)
draws <- 20000
ends <- function(index, strata) {
  q <- replicate(draws, {
    rows <- unlist(lapply(split(index, strata), function(of) of[sample.int(length(of), replace = TRUE)]))
    qualities(actual[rows], predicted[rows], low[rows], high[rows])
  })
  apply(q, 1, quantile, c(0.025, 0.975))
}
all <- ends(seq_along(i), tier)
show("overall low", all[1, ])
show("overall high", all[2, ])
first <- ends(which(tier == 0), rep(0, 30))
show("tier 0 low", first[1, ])
show("tier 0 high", first[2, ])
