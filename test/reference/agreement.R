# Reference values of test/core/stats/agreement: Rscript test/reference/agreement.R
suppressPackageStartupMessages({ library(vcd); library(psych) })
cat(R.version.string, "vcd", as.character(packageVersion("vcd")), "psych", as.character(packageVersion("psych")), "\n")
show <- function(name, ...) cat(name, sprintf("%.12g", c(...)), "\n")

# Ratings of 5 labels; the second is square and lopsided, the third agrees throughout.
tables <- list(
  mixed = matrix(c(11, 3, 0, 0, 1,  2, 17, 5, 1, 0,  0, 4, 23, 6, 1,  0, 0, 3, 19, 4,  1, 0, 1, 2, 9), 5, byrow = TRUE),
  lopsided = matrix(c(88, 10, 2,  14, 40, 6,  18, 10, 12), 3, byrow = TRUE),
  agreed = diag(c(7, 4, 9))
)
for (name in names(tables)) {
  x <- tables[[name]]
  for (weights in c("Equal-Spacing", "Fleiss-Cohen")) {
    k <- Kappa(x, weights = weights)
    if (weights == "Equal-Spacing") show(paste(name, "kappa, ASE, interval"), k$Unweighted, confint(k)[1, ])
    show(paste(name, weights, "kappa, ASE, interval"), k$Weighted, confint(k)[2, ])
  }
}
# The same kappas from another package. Its standard errors of weighted kappas (psych 2.2.9) are neither those of Fleiss,
# Cohen and Everitt nor those of resampling, so it is asked for none; resampling stands beside vcd's instead.
w <- function(k, p) 1 - (abs(outer(1:k, 1:k, "-")) / (k - 1))^p
weighted <- function(x, w) {
  p <- x / sum(x); e <- outer(rowSums(p), colSums(p))
  (sum(w * p) - sum(w * e)) / (1 - sum(w * e))
}
set.seed(1)
for (name in c("mixed", "lopsided")) {
  x <- tables[[name]]; k <- nrow(x)
  linear <- cohen.kappa(x, w = w(k, 1)); quadratic <- cohen.kappa(x, w = w(k, 2))
  show(paste(name, "psych: kappa, linear, quadratic"), linear$kappa, linear$weighted.kappa, quadratic$weighted.kappa)
  again <- lapply(1:10000, function(i) matrix(rmultinom(1, sum(x), x / sum(x)), k))
  show(paste(name, "resampled: standard errors"),
       sapply(list(diag(k), w(k, 1), w(k, 2)), function(weights) sd(sapply(again, weighted, weights))))
}
# Wilson, as prop.test without correction gives it.
wilson <- function(x, n) c(x / n, prop.test(x, n, correct = FALSE)$conf.int)
x <- tables$mixed
show("mixed accuracy", wilson(sum(diag(x)), sum(x)))
show("mixed within one", wilson(sum(x[abs(row(x) - col(x)) <= 1]), sum(x)))
for (i in 1:5) show(paste("mixed label", i, "precision, recall"), wilson(x[i, i], sum(x[, i])), wilson(x[i, i], sum(x[i, ])))

# Rogan and Gladen (1978); the interval as Lang and Reiczigel (2014) print it, with primes for shrunken estimates.
lang <- function(x, n, xse, nse, xsp, nsp, level = 0.95) {
  se <- xse / nse; sp <- xsp / nsp; ap <- x / n; z <- qnorm((1 + level) / 2)
  nprime <- n + z^2; ap1 <- (n * ap + z^2 / 2) / nprime
  se1 <- (nse * se + 1) / (nse + 2); sp1 <- (nsp * sp + 1) / (nsp + 2)
  p1 <- (ap1 + sp1 - 1) / (se1 + sp1 - 1)
  dp <- 2 * z^2 * (p1 * se1 * (1 - se1) / (nse + 2) - (1 - p1) * sp1 * (1 - sp1) / (nsp + 2))
  v <- (ap1 * (1 - ap1) / nprime + p1^2 * se1 * (1 - se1) / (nse + 2) + (1 - p1)^2 * sp1 * (1 - sp1) / (nsp + 2)) /
    (se1 + sp1 - 1)^2
  c((ap + sp - 1) / (se + sp - 1), pmin(1, pmax(0, p1 + dp + c(-1, 1) * z * sqrt(v))))
}
for (case in list(c(420, 1200, 45, 52, 118, 148), c(30, 400, 18, 20, 75, 80), c(3, 200, 25, 30, 60, 70)))
  show(paste("corrected", paste(case, collapse = " ")), do.call(lang, as.list(case)))
show("corrected at 90 %", lang(420, 1200, 45, 52, 118, 148, 0.9))
# How often it holds the truth.
set.seed(6); covered <- replicate(20000, {
  p <- 0.3; se <- 0.85; sp <- 0.9
  ci <- lang(rbinom(1, 600, p * se + (1 - p) * (1 - sp)), 600, rbinom(1, 60, se), 60, rbinom(1, 140, sp), 140)
  ci[2] <= p && p <= ci[3]
})
show("covers", mean(covered))

# The difference of two rates corrected by one sample: Newcombe's of the rates as counted, its distances squared beside that of
# sensitivity + specificity - 1 by the delta method.
apart <- function(x1, n1, x2, n2, xse, nse, xsp, nsp, level = 0.95) {
  a <- c(x1 / n1, prop.test(x1, n1, correct = FALSE, conf.level = level)$conf.int)
  b <- c(x2 / n2, prop.test(x2, n2, correct = FALSE, conf.level = level)$conf.int)
  d <- a[1] - b[1]; j <- xse / nse + xsp / nsp - 1
  se1 <- (xse + 1) / (nse + 2); sp1 <- (xsp + 1) / (nsp + 2)
  e <- qnorm((1 + level) / 2) * sqrt(se1 * (1 - se1) / (nse + 2) + sp1 * (1 - sp1) / (nsp + 2)) * d / j
  c(d, d - sqrt((a[1] - a[2])^2 + (b[3] - b[1])^2 + e^2), d + sqrt((a[3] - a[1])^2 + (b[1] - b[2])^2 + e^2)) / j
}
for (case in list(c(420, 1200, 300, 1100, 45, 52, 118, 148), c(90, 200, 95, 210, 18, 20, 75, 80)))
  show(paste("corrected difference", paste(case, collapse = " ")), do.call(apart, as.list(case)))
set.seed(7); covered <- sapply(list(c(0.5, 0.3, 0.85, 0.8), c(0.5, 0.5, 0.85, 0.8), c(0.8, 0.3, 0.8, 0.85)), function(t)
  mean(suppressWarnings(replicate(5000, {
    rate <- function(p) rbinom(1, 400, p * t[3] + (1 - p) * (1 - t[4]))
    ci <- apart(rate(t[1]), 400, rate(t[2]), 400, rbinom(1, 50, t[3]), 50, rbinom(1, 50, t[4]), 50)
    ci[2] <= t[1] - t[2] && t[1] - t[2] <= ci[3]
  }))))
show("difference covers", covered)
