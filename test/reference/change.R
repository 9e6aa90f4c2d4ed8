# Expected values of test/engine/change.test.ts, from the sessions themselves, with R's own generator of L'Ecuyer and the
# sandwich package:
#   node test/reference/analyses-data.mjs /tmp/a.csv && Rscript test/reference/change.R /tmp/a.csv > test/reference/change.json
suppressMessages(library(sandwich))
d <- read.csv(commandArgs(TRUE)[1], colClasses = c(user_id = "character", expertise = "character"))
d$month <- substr(d$started_at, 1, 7)
d$y <- as.numeric(d$outcome == "succeeded" & d$success_signal >= 4)
# Sessions without a user stand for themselves and come first, the last of the file before the others; users come in the
# order in which they are first met.
users <- unique(d$user_id[d$user_id != ""])
d$cluster <- ifelse(d$user_id == "", -(seq_len(nrow(d))), match(d$user_id, users) - 1)
number <- function(x) paste(formatC(x, digits = 17, format = "g"), collapse = ", ")

split_change <- function(a, b, groups) {
  wa <- sapply(groups, function(g) mean(a$group == g)); wb <- sapply(groups, function(g) mean(b$group == g))
  ya <- sapply(groups, function(g) mean(a$y[a$group == g])); yb <- sapply(groups, function(g) mean(b$y[b$group == g]))
  middle <- (mean(a$y) + mean(b$y)) / 2
  list(change = mean(b$y) - mean(a$y), mix = (wb - wa) * ((ya + yb) / 2 - middle), within = (wa + wb) / 2 * (yb - ya),
    growth = wb / wa - 1)
}
change <- function(name, d, first, last, seed, draws) {
  d <- d[d$month %in% c(first, last), ]
  groups <- sort(unique(d$group))
  numbers <- function(d) {
    s <- split_change(d[d$month %in% first, ], d[d$month %in% last, ], groups)
    c(s$change, sum(s$mix), sum(s$within), s$mix, s$within, s$growth)
  }
  rows <- split(seq_len(nrow(d)), d$cluster)
  rows <- rows[order(as.numeric(names(rows)))]
  RNGkind("L'Ecuyer-CMRG")
  state <- .Random.seed
  state[2:7] <- rep(as.integer(seed), 6)
  assign(".Random.seed", state, envir = globalenv())
  invisible(runif(20))
  drawn <- replicate(draws, {
    at <- floor(runif(length(rows)) * length(rows)) + 1
    numbers(d[unlist(rows[at]), ])
  })
  low <- apply(drawn, 1, quantile, probs = 0.025); high <- apply(drawn, 1, quantile, probs = 0.975)
  cat(sprintf('  "%s": { "groups": [%s], "clusters": %d, "numbers": [%s], "low": [%s], "high": [%s] }', name,
    paste0('"', groups, '"', collapse = ", "), length(rows), number(numbers(d)), number(low), number(high)))
}
gap <- function(name, d) {
  t <- as.numeric(factor(d$month))
  d$g <- as.numeric(d$first); d$t <- t
  fit <- lm(y ~ factor(month) + g + g:t, d)
  se <- sqrt(diag(vcovCL(fit, cluster = d$cluster, type = "HC1", cadjust = TRUE)))["g:t"]
  gaps <- sapply(sort(unique(d$month)), function(m) mean(d$y[d$month == m & d$first]) - mean(d$y[d$month == m & !d$first]))
  cat(sprintf('  "%s": { "n": %d, "clusters": %d, "gaps": [%s], "slope": %s, "se": %s }', name, nrow(d),
    length(unique(d$cluster)), number(gaps), number(coef(fit)["g:t"]), number(se)))
}
cat(sprintf('{\n  "by": "%s, sandwich %s",\n', R.version.string, packageVersion("sandwich")))
v <- d[d$outcome != "no_clear_goal", ]
v$group <- v$work_mode
change("verified_success", v, "2025-10", "2026-02", 11, 200); cat(",\n")
change("two months each", v, c("2025-10", "2025-11"), c("2026-01", "2026-02"), 11, 50); cat(",\n")
w <- d[!is.na(d$task_value_usd), ]
w$group <- w$work_mode; w$y <- w$task_value_usd
change("task_value_mean", w, "2025-10", "2026-02", 7, 200); cat(",\n")
s <- v[v$occupation != "Unclear", ]
s$first <- s$occupation == "15-0000"
gap("software", s); cat(",\n")
e <- v[v$expertise %in% c("1", "5"), ]
e$first <- e$expertise == "5"
gap("expertise", e); cat("\n}\n")
