# Reference values of the intervals of measures, printed to 12 digits. Run with: Rscript test/reference/measure-intervals.R
# Base R only, from the data row by row; the tests name the lines their values come from.
options(digits = 12)
show <- function(name, x) cat(name, format(x, digits = 12), "\n")
cat(R.version.string, "\n")

wilson <- function(x, n) as.numeric(prop.test(x, n, correct = FALSE)$conf.int)
show("wilson 40 of 100", wilson(40, 100))

# Newcombe 1998, method 10.
newcombe <- function(x1, n1, x2, n2) {
  a <- wilson(x1, n1); b <- wilson(x2, n2); p <- x1 / n1; q <- x2 / n2
  c(p - q - sqrt((p - a[1])^2 + (b[2] - q)^2), p - q + sqrt((a[2] - p)^2 + (q - b[1])^2))
}
show("newcombe 56/70 48/80", newcombe(56, 70, 48, 80))
show("newcombe 10/20 10/40", newcombe(10, 20, 10, 40))

# Ranks between which a quantile lies with at least 95 %: qbinom is the smallest k with P(B <= k) >= p.
ranks <- function(n, p) c(qbinom(0.025, n, p), n + 1 - qbinom(0.025, n, 1 - p))
for (n in c(40, 100, 1000)) for (p in c(0.25, 0.9)) show(paste("ranks", n, p), ranks(n, p))

# Twelve sessions of six users, as in cluster.test.ts.
user <- c(0, 0, 0, 1, 1, 2, 2, 2, 2, 3, 4, 5)
w <- c(3.5, 2, 8, 1, 1, 10, 20, 5, 7, 1.5, 2, 2.5)
v <- c(1, 2, 4, 1, 3, 2, 5, 2, 3, 1, 2, 1)
n <- length(w); g <- length(unique(user)); t <- qt(0.975, g - 1)

# Ratio of sums: variance of the sum of its influence values over users.
robust <- function(influence, by) { s <- tapply(influence, by, sum); sqrt(length(s) / (length(s) - 1) * sum(s^2)) }
r <- sum(w) / sum(v); e <- (w - r * v) / sum(v)
show("ratio", c(r, r - t * robust(e, user), r + t * robust(e, user)))
show("ratio, independent", c(r - qt(0.975, n - 1) * robust(e, 1:n), r + qt(0.975, n - 1) * robust(e, 1:n)))

# Standard deviation: influence values of the variance over n, on the logarithm.
s2 <- mean((w - mean(w))^2); d <- ((w - mean(w))^2 - s2) / n
bounds <- function(se, q) sd(w) * exp(c(-1, 1) * q * se / (2 * s2))
show("deviation", c(sd(w), bounds(robust(d, user), t)))
show("deviation, independent", bounds(robust(d, 1:n), qt(0.975, n - 1)))

# Clustered quantile: 60 sessions of 20 users with three each, the value of a user's sessions close together.
x <- as.vector(sapply(1:20, function(u) u * 10 + c(0, 1, 2))); by <- rep(1:20, each = 3)
q <- as.numeric(quantile(x, 0.5)); z <- as.numeric(x <= q); f <- mean(z)
se <- robust((z - f) / 60, by); size <- 60 / max(1, se^2 / (f * (1 - f) / 60))
size <- size * (qnorm(0.975) / qt(0.975, 19))^2
low <- function(p) { k <- 0; while (pbeta(1 - p, size - (k + 1) * size / 60 + 1, (k + 1) * size / 60) <= 0.025) k <- k + 1; k }
show("median, clustered: size, quantile, bounds", c(size, q, sort(x)[low(0.5)], sort(x)[61 - low(0.5)]))

# Difference and ratio of two estimates with intervals (Zou and Donner 2008; Donner and Zou 2012).
a <- c(12, 10, 15); b <- c(8, 7, 9.5)
show("difference", c(a[1] - b[1] - sqrt((a[1] - a[2])^2 + (b[3] - b[1])^2), a[1] - b[1] + sqrt((a[3] - a[1])^2 + (b[1] - b[2])^2)))
ab <- a[1] * b[1]
show("ratio of both", c(
  (ab - sqrt(ab^2 - a[2] * b[3] * (2 * a[1] - a[2]) * (2 * b[1] - b[3]))) / (b[3] * (2 * b[1] - b[3])),
  (ab + sqrt(ab^2 - a[3] * b[2] * (2 * a[1] - a[3]) * (2 * b[1] - b[2]))) / (b[2] * (2 * b[1] - b[2]))))
