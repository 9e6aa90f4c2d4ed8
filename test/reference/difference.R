# Reference values of test/core/stats/difference.test.ts: Rscript test/reference/difference.R
cat(R.version.string, "\n")
show <- function(name, ...) cat(name, sprintf("%.12g", c(...)), "\n")

# Newcombe (1998), method 10, from Wilson's intervals as prop.test without correction gives them.
newcombe <- function(x, n, level) {
  ci <- sapply(1:2, function(i) prop.test(x[i], n[i], conf.level = level, correct = FALSE)$conf.int)
  p <- x / n
  d <- p[1] - p[2]
  c(d, d - sqrt((p[1] - ci[1, 1])^2 + (ci[2, 2] - p[2])^2), d + sqrt((ci[2, 1] - p[1])^2 + (p[2] - ci[1, 2])^2))
}
for (case in list(c(56, 70, 48, 80), c(9, 10, 3, 10), c(10, 10, 0, 20), c(306, 1010, 421, 1166))) {
  x <- case[c(1, 3)]; n <- case[c(2, 4)]
  show(paste("rate", paste(case, collapse = " ")), newcombe(x, n, 0.95), prop.test(x, n, correct = FALSE)$p.value)
}

# Welch.
a <- c(12, 15, 9, 22, 17, 30, 11)
b <- c(8, 9, 14, 7, 10)
w <- t.test(a, b)
show("welch", w$estimate[1] - w$estimate[2], w$conf.int, w$p.value)
w <- t.test(log(a), log(b), conf.level = 0.9)
show("welch of logs at 90 %", exp(w$estimate[1] - w$estimate[2]), exp(w$conf.int), w$p.value)

# Users with one session in each: the paired t test.
x <- c(3, 7, 4, 9, 6); y <- c(2, 5, 5, 6, 3)
p <- t.test(x, y, paired = TRUE)
show("paired", p$estimate, p$conf.int, p$p.value)

# Clustered, users in both: the influence of every user on the difference, summed one by one.
d <- data.frame(
  user = c(1, 1, 1, 2, 2, 3, 3, 3, 4, 5, 5, 6, 6, 6, 6),
  cell = c("a", "a", "b", "a", "b", "a", "b", "b", "a", "b", "b", "a", "a", "b", "b"),
  y    = c(1, 0, 1, 1, 0, 1, 1, 0, 1, 0, 0, 0, 1, 1, 0)
)
m <- tapply(d$y, d$cell, mean); n <- table(d$cell)
users <- unique(d$user)
r <- sapply(c("a", "b"), function(cell) sapply(users, function(u) sum((d$y - m[cell])[d$user == u & d$cell == cell])))
has <- sapply(c("a", "b"), function(cell) sapply(users, function(u) any(d$user == u & d$cell == cell)))
g <- colSums(has); all <- length(users)
v <- sum(r[, 1]^2) / n["a"]^2 * g[1] / (g[1] - 1) + sum(r[, 2]^2) / n["b"]^2 * g[2] / (g[2] - 1) -
  2 * sum(r[, 1] * r[, 2]) / (n["a"] * n["b"]) * all / (all - 1)
df <- min(g) - 1
e <- m["a"] - m["b"]
show("clustered", e, e - qt(0.975, df) * sqrt(v), e + qt(0.975, df) * sqrt(v), 2 * pt(-abs(e) / sqrt(v), df))

# A part and its total, every session its own cluster: the first 4 of 10.
t <- c(5, 9, 4, 8, 1, 2, 6, 3, 2, 4)
i <- 1:4; mp <- mean(t[i]); mt <- mean(t)
v <- sum((t[i] - mp)^2) / 16 * 4 / 3 + sum((t - mt)^2) / 100 * 10 / 9 - 2 * sum((t[i] - mp) * (t[i] - mt)) / 40 * 10 / 9
e <- mp - mt
show("part and total", e, e - qt(0.975, 3) * sqrt(v), e + qt(0.975, 3) * sqrt(v), 2 * pt(-abs(e) / sqrt(v), 3))
