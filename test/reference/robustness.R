# Expected values of test/engine/robustness.test.ts, from the sessions themselves, by lm and the sandwich package:
#   node test/reference/analyses-data.mjs /tmp/a.csv && Rscript test/reference/robustness.R /tmp/a.csv > test/reference/robustness.json
suppressMessages(library(sandwich))
d <- read.csv(commandArgs(TRUE)[1], colClasses = c(user_id = "character", expertise = "character"))
d$month <- substr(d$started_at, 1, 7)
d$y <- as.numeric(d$outcome == "succeeded" & d$success_signal >= 4)
d$cluster <- ifelse(d$user_id == "", d$session_id, d$user_id)
d$band <- cut(d$task_value_usd, c(10, 200, 1000, 5000, 50000), right = FALSE)
d$related <- ifelse(d$occupation == "15-0000", "software", ifelse(d$occupation == "Unclear", "Unclear", "other"))
d$cell <- interaction(d$work_mode, d$band, d$month, d$work_occupation, d$related, drop = TRUE)
# The first session of each user, by its start.
o <- d[order(d$started_at), ]
d$first <- d$session_id %in% o$session_id[!duplicated(o$cluster)]
number <- function(x) formatC(unname(x), digits = 17, format = "g")
put <- function(name, value, se, n, clusters, end) {
  cat(sprintf('  "%s": { "value": %s, "se": %s, "n": %d, "clusters": %d }%s\n', name, number(value), number(se), n, clusters, end))
}
success <- function(name, d, slope, matched, end = ",") {
  d <- d[d$outcome != "no_clear_goal" & d$expertise != "Unclear", ]
  if (matched) {
    d <- d[!is.na(d$cell), ]
    # Also a threshold of one user leaves out cells that have none.
    users <- tapply(d$user_id != "", d$cell, sum)
    d <- d[d$cell %in% names(which(table(d$cell) > 1 & users > 0)), ]
    d$cell <- droplevels(d$cell)
  }
  d$level <- as.numeric(d$expertise)
  f <- if (slope) "y ~ level" else "y ~ factor(level)"
  fit <- lm(as.formula(if (matched) paste(f, "+ cell") else f), d)
  term <- if (slope) "level" else "factor(level)5"
  se <- sqrt(diag(vcovCL(fit, cluster = d$cluster, type = "HC1", cadjust = TRUE)))[term]
  put(name, coef(fit)[term], se, nrow(d), length(unique(d$cluster)), end)
}
value <- function(name, d, end = ",") {
  d <- d[!is.na(d$task_value_usd) & d$expertise %in% c("1", "5"), ]
  e <- d$expertise == "5"
  a <- mean(d$task_value_usd[e]); b <- mean(d$task_value_usd[!e])
  score <- ifelse(e, (d$task_value_usd - a) / (sum(e) * a), -(d$task_value_usd - b) / (sum(!e) * b))
  by <- tapply(score, d$cluster, sum)
  put(name, a / b, sqrt(length(by) / (length(by) - 1) * sum(by^2)), nrow(d), length(by), end)
}
cat(sprintf('{\n  "by": "%s, sandwich %s",\n', R.version.string, packageVersion("sandwich")))
success("slope", d, TRUE, TRUE)
success("slope, none", d, TRUE, FALSE)
success("slope, first", d[d$first, ], TRUE, TRUE)
success("difference", d, FALSE, TRUE)
success("difference, none, left out, code", d[d$occupation != "Unclear" & d$lines_added > 0, ], FALSE, FALSE)
t <- d[!is.na(d$failure_signal), ]
success("troubled", t[t$failure_signal >= 3, ], FALSE, TRUE)
success("troubled, above", t[t$failure_signal > 3, ], FALSE, TRUE)
value("value", d)
value("value, first, left out", d[d$first & d$occupation != "Unclear", ])
v <- d[!is.na(d$task_value_usd), ]
cat(sprintf('  "median": %s\n}\n', number(median(v$task_value_usd[v$expertise == "5"]) / median(v$task_value_usd[v$expertise == "1"]))))
