# Expected values of test/engine/table-a1.test.ts, by lm with the cells as indicators and the sandwich package:
#   node test/reference/table-a1-data.mjs /tmp/a1.csv && Rscript test/reference/table-a1.R /tmp/a1.csv > test/reference/table-a1.json
suppressMessages(library(sandwich))
d <- read.csv(commandArgs(TRUE)[1], colClasses = c(user_id = "character", month = "character"), na.strings = "")
d$y <- as.numeric(d$outcome == "succeeded" & d$success_signal >= 4)
d$level <- d$expertise
d$band <- cut(d$task_value_usd, c(10, 200, 1000, 5000, 50000), right = FALSE)
d$user <- ifelse(d$occupation == "Computer and Mathematical", "software", ifelse(d$occupation == "Unclear", "unclear", "other"))
d$tier <- ifelse(grepl("sonnet", d$model), "medium", ifelse(grepl("opus", d$model), "large", NA))
d$family <- ifelse(grepl("sonnet", d$model), "sonnet", ifelse(grepl("opus", d$model), "opus", "other"))
d$length <- cut(d$prompts, c(1, 2, 5, 10, Inf), right = FALSE)
number <- function(x) formatC(x, digits = 17, format = "g")
list_of <- function(x) paste0("[", paste(number(x), collapse = ", "), "]")
first <- TRUE
report <- function(name, d, controls, outcome = "y", logs = character(0), levels = FALSE, floor = FALSE) {
  d <- d[complete.cases(d[, c(outcome, controls)]), ]
  if (length(controls) > 0) d$cell <- interaction(d[, controls], drop = TRUE)
  if (floor) {
    n <- tapply(d$user_id, d$cell, length); u <- tapply(d$user_id, d$cell, function(x) length(unique(x)))
    d <- d[d$cell %in% names(n)[n >= 15 & u >= 5], ]; d$cell <- droplevels(d$cell)
  }
  x <- if (levels) "factor(level)" else "level"
  f <- as.formula(paste(outcome, "~", paste(c(x, logs, if (length(controls) > 0) "cell"), collapse = " + ")))
  terms <- c(if (levels) paste0("factor(level)", 2:5) else "level", logs)
  fit <- lm(f, d)
  se <- function(type, adjust) sqrt(diag(vcovCL(fit, cluster = d$user_id, type = type, cadjust = adjust)))[terms]
  # Means of what the fit expects of all sessions at each level, with the error that both slopes and sample give them.
  margins <- ""
  if (levels) {
    X <- model.matrix(fit); B <- solve(crossprod(X)); r <- residuals(fit); G <- length(unique(d$user_id))
    of <- lapply(1:5, function(l) {
      X_l <- X; X_l[, paste0("factor(level)", 2:5)] <- 0
      if (l > 1) X_l[, paste0("factor(level)", l)] <- 1
      p <- as.vector(X_l %*% coef(fit)); m <- mean(p)
      psi <- (p - m) / nrow(X) + as.vector(X %*% (B %*% colMeans(X_l))) * r
      s <- tapply(psi, d$user_id, sum)
      c(m, sqrt(sum(s^2) * G / (G - 1) * (nrow(X) - 1) / (nrow(X) - ncol(X))), length(unique(d$user_id[d$level == l])))
    })
    margins <- sprintf(', "margins": %s, "margin_errors": %s, "users_at": %s', list_of(sapply(of, `[`, 1)), list_of(sapply(of, `[`, 2)), list_of(sapply(of, `[`, 3)))
  }
  cat(sprintf('%s\n  "%s": { "n": %d, "cells": %d, "clusters": %d, "r2": %s, "slopes": %s, "none": %s, "clusters_only": %s, "stata": %s%s }',
    if (first) "" else ",", name, nrow(d), if (length(controls) > 0) nlevels(d$cell) else 1, length(unique(d$user_id)),
    number(summary(fit)$r.squared), list_of(coef(fit)[terms]), list_of(se("HC0", FALSE)), list_of(se("HC0", TRUE)), list_of(se("HC1", TRUE)), margins))
  first <<- FALSE
}
two <- c("work_mode", "band"); three <- c(two, "month"); four <- c(three, "work_occupation"); five <- c(four, "user")
six <- c(five, "tier", "length"); logs <- c("log(model_calls)", "log(prompts)")
cat(sprintf('{\n  "by": "%s, sandwich %s",', R.version.string, packageVersion("sandwich")))
first <- TRUE
report("1", d, character(0)); report("2", d, two); report("3", d, three); report("4", d, four); report("5", d, five)
report("6", d, six, logs = logs)
report("6 floor", d, six, logs = logs, floor = TRUE)
report("5 levels", d, five, levels = TRUE)
report("6 levels", d, six, logs = logs, levels = TRUE)
effort <- c("work_mode", "band", "month", "user", "family")
a <- d[d$actions > 0, ]; a$y <- log(a$actions / a$prompts)
report("actions", a, effort); report("actions levels", a, effort, levels = TRUE)
w <- d[d$output_words > 0, ]; w$y <- log(w$output_words / w$prompts)
report("words", w, effort); report("words levels", w, effort, levels = TRUE)
cat("\n}\n")
