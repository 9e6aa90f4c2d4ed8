# Reference values of test/core/value/recalibrate.test.ts and size-model.test.ts: Rscript test/reference/value-models.R
cat(R.version.string, "\n")
show <- function(name, x) cat(name, sprintf("%.8f", x), "\n")

# Recalibration: the estimates of value-quality.R.
i <- 0:119
actual <- round(exp(log(c(20, 220, 1100, 9000))[rep(1:4, each = 30)] + ((i * 37) %% 30) / 20), 2)
predicted <- round(exp(0.6 * log(actual) + 2.4 + (((i * 53) %% 41) - 20) / 15), 2)
low <- predicted * 0.4
high <- predicted * 2.2
stopifnot(!any(duplicated(predicted)))
x <- log(predicted)
y <- log(actual)

fit <- isoreg(x, y)
levels <- fit$yf
at <- sort(x)
show("isotonic from", as.vector(tapply(at, levels, mean)))
show("isotonic to", as.vector(sort(unique(levels))))
line <- coef(lm(y ~ x))
show("log-linear", line)
inverse <- coef(lm(x ~ y))
show("inverse", c(-inverse[1] / inverse[2], 1 / inverse[2]))

# Ends of the range, in widths of the estimate's own, each price judged by a line fitted without its fifth.
score <- numeric(120)
plain <- numeric(120)
for (part in 0:4) {
  out <- i %% 5 == part
  b <- coef(lm(y[!out] ~ x[!out]))
  gap <- y[out] - (b[1] + b[2] * x[out])
  width <- ifelse(gap < 0, b[2] * log(predicted / low)[out], b[2] * log(high / predicted)[out])
  score[out] <- gap / pmax(0.05, width)
  plain[out] <- gap
}
show("ends", c(sort(score)[floor(0.1 * 121)], sort(score)[ceiling(0.9 * 121)]))
show("ends without ranges", c(sort(plain)[floor(0.1 * 121)], sort(plain)[ceiling(0.9 * 121)]))

# Size model.
i <- 0:199
actions <- (i * 37) %% 101
words <- ifelse(i %% 10 == 3, NA, (i * 53) %% 997)
prompts <- ifelse(i %% 5 < 3, NA, i %% 7)
mode <- c("Fix", "Fix", "Fix", "Fix", "Fix", "Build", "Build", "Build", "Test", "Plan")[i %% 10 + 1]
mode[i %% 20 == 9] <- NA
price <- round(exp(2 + 0.5 * log1p(actions) + 0.3 * log1p(i %% 13) + (i %% 10 > 4) * 0.4 + (((i * 29) %% 23) - 11) / 12), 2)
la <- log1p(actions)
lw <- log1p(words)
lw[is.na(lw)] <- mean(lw, na.rm = TRUE)
build <- as.numeric(!is.na(mode) & mode == "Build")
test <- as.numeric(!is.na(mode) & mode == "Test")
m <- lm(log(price) ~ la + lw + build + test)
show("size coefficients", coef(m))
show("size deviation, r2", c(summary(m)$sigma, summary(m)$r.squared))
new <- data.frame(la = log1p(c(50, 0)), lw = c(log1p(300), mean(lw)), build = c(1, 0), test = c(0, 0))
log_price <- predict(m, new)
show("size value", exp(log_price))
show("size low", exp(log_price - qnorm(0.9) * summary(m)$sigma))
show("size high", exp(log_price + qnorm(0.9) * summary(m)$sigma))
