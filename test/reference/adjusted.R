# Expected values of test/engine/adjusted.test.ts, from the sessions themselves:
#   node test/reference/analyses-data.mjs /tmp/a.csv && Rscript test/reference/adjusted.R /tmp/a.csv > test/reference/adjusted.json
# A directly standardised rate is a mean with weights; its variance is that of svymean(~y, svydesign(~cluster, weights = ~w)),
# written out. The interval is Wilson's of the effective number of sessions, with the t quantile of the clusters.
d <- read.csv(commandArgs(TRUE)[1], colClasses = c(user_id = "character", expertise = "character"))
d$month <- substr(d$started_at, 1, 7)
d$y <- as.numeric(d$outcome == "succeeded" & d$success_signal >= 4)
d$cluster <- ifelse(d$user_id == "", d$session_id, d$user_id)
d <- d[d$outcome != "no_clear_goal", ]
d$band <- cut(d$task_value_usd, c(10, 200, 1000, 5000, 50000), right = FALSE)
d$related <- ifelse(d$occupation == "15-0000", "software", ifelse(d$occupation == "Unclear", "Unclear", "other"))
number <- function(x) formatC(x, digits = 17, format = "g")
adjusted <- function(name, d, controls, standard, min_sessions, min_users, clustered = TRUE) {
  d <- d[complete.cases(d[controls]), ]
  d$stratum <- do.call(paste, c(d[controls], sep = "|"))
  s <- d[standard(d), ]
  size <- table(s$stratum)
  users <- tapply(s$user_id, s$stratum, function(u) length(unique(u[u != ""])))
  kept <- names(size)[size >= min_sessions & users[names(size)] >= min_users]
  rows <- lapply(sort(unique(d$expertise)), function(level) {
    g <- d[d$expertise == level & d$stratum %in% kept, ]
    v <- as.numeric(size[g$stratum]) / as.numeric(table(g$stratum)[g$stratum])
    theta <- sum(v * g$y) / sum(v)
    by <- if (clustered) g$cluster else g$session_id
    e <- tapply(v * (g$y - theta), by, sum)
    k <- length(e)
    variance <- k / (k - 1) * sum(e^2) / sum(v)^2
    n <- nrow(g)
    effective <- n / max(1, variance / (theta * (1 - theta) / n))
    t <- qt(0.975, k - 1)
    centre <- (theta + t^2 / (2 * effective)) / (1 + t^2 / effective)
    half <- t * sqrt(theta * (1 - theta) / effective + t^2 / (4 * effective^2)) / (1 + t^2 / effective)
    sprintf('{ "level": "%s", "n": %d, "value": %s, "low": %s, "high": %s, "coverage": %s }', level, n, number(theta),
      number(centre - half), number(centre + half), number(sum(size[unique(g$stratum)]) / sum(size[kept])))
  })
  cat(sprintf('  "%s": { "cells": %d, "kept": %d, "rows": [%s] }', name, length(size), length(kept), paste(rows, collapse = ", ")))
}
study <- c("work_mode", "band", "month", "work_occupation", "related")
# A difference of two such means: their influences on it added up per cluster, t with the clusters of the smaller side.
difference <- function(name, d, controls, levels, min_sessions, min_users) {
  d <- d[complete.cases(d[controls]), ]
  d$stratum <- do.call(paste, c(d[controls], sep = "|"))
  size <- table(d$stratum)
  users <- tapply(d$user_id, d$stratum, function(u) length(unique(u[u != ""])))
  kept <- names(size)[size >= min_sessions & users[names(size)] >= min_users]
  side <- function(level) {
    g <- d[d$expertise == level & d$stratum %in% kept, ]
    v <- as.numeric(size[g$stratum]) / as.numeric(table(g$stratum)[g$stratum])
    theta <- sum(v * g$y) / sum(v)
    e <- tapply(v * (g$y - theta) / sum(v), g$cluster, sum)
    list(theta = theta, e = e, k = length(e))
  }
  a <- side(levels[1]); b <- side(levels[2])
  all <- union(names(a$e), names(b$e))
  at <- function(e) { v <- e[all]; v[is.na(v)] <- 0; v }
  shared <- intersect(names(a$e), names(b$e))
  k <- length(all)
  variance <- a$k / (a$k - 1) * sum(a$e^2) + b$k / (b$k - 1) * sum(b$e^2) - 2 * k / (k - 1) * sum(at(a$e) * at(b$e))
  half <- qt(0.975, min(a$k, b$k) - 1) * sqrt(variance)
  value <- a$theta - b$theta
  cat(sprintf('  "%s": { "shared": %d, "value": %s, "low": %s, "high": %s }', name, length(shared), number(value), number(value - half),
    number(value + half)))
}
cat(sprintf('{\n  "by": "%s",\n', R.version.string))
difference("difference", d, study, c("4", "2"), 6, 3); cat(",\n")
adjusted("study", d, study, function(d) TRUE, 6, 3); cat(",\n")
adjusted("simple", d, study, function(d) TRUE, 6, 3, FALSE); cat(",\n")
adjusted("october", d, c("work_mode", "related"), function(d) d$month == "2025-10", 1, 1); cat("\n}\n")
