# Expected values of test/engine/regression.test.ts, by lm with the cells as indicators and the sandwich package:
#   node test/reference/regression-data.mjs /tmp/regression.csv && Rscript test/reference/regression.R /tmp/regression.csv
suppressMessages(library(sandwich))
d <- read.csv(commandArgs(TRUE)[1], colClasses = c(user_id = "character", month = "character"))
d$y <- as.numeric(d$outcome == "succeeded" & d$success_signal >= 4)
d$cluster <- ifelse(d$user_id == "", d$session_id, d$user_id)
d <- d[d$outcome != "no_clear_goal" & d$expertise != "Unclear", ]
d$level <- as.numeric(d$expertise)
number <- function(x) formatC(x, digits = 17, format = "g")
report <- function(name, f, d, terms) {
  fit <- lm(f, d)
  v <- function(type, adjust) sqrt(diag(vcovCL(fit, cluster = d$cluster, type = type, cadjust = adjust)))[terms]
  cat(sprintf('  "%s": { "n": %d, "clusters": %d, "r2": %s, "slopes": [%s], "none": [%s], "clusters_only": [%s], "stata": [%s] }',
    name, nrow(d), length(unique(d$cluster)), number(summary(fit)$r.squared),
    paste(number(coef(fit)[terms]), collapse = ", "), paste(number(v("HC0", FALSE)), collapse = ", "),
    paste(number(v("HC0", TRUE)), collapse = ", "), paste(number(v("HC1", TRUE)), collapse = ", ")))
}
cat(sprintf('{\n  "by": "%s, sandwich %s",\n', R.version.string, packageVersion("sandwich")))
report("1", y ~ level, d, "level"); cat(",\n")
report("2", y ~ level + factor(work_mode), d, "level"); cat(",\n")
m <- d[d$month != "", ]
report("3", y ~ level + interaction(work_mode, month, drop = TRUE), m, "level"); cat(",\n")
a <- m[m$actions > 0, ]
report("4", y ~ level + interaction(work_mode, month, drop = TRUE) + log(actions) + log(prompts), a, c("level", "log(actions)", "log(prompts)")); cat(",\n")
report("levels", y ~ factor(level) + interaction(work_mode, month, drop = TRUE), m, paste0("factor(level)", 2:5)); cat(",\n")
a$w <- log(a$actions / a$prompts)
w <- read.csv(commandArgs(TRUE)[1], colClasses = c(user_id = "character", month = "character"))
w <- w[w$expertise != "Unclear" & w$actions > 0, ]
w$level <- as.numeric(w$expertise); w$y <- log(w$actions / w$prompts)
w$cluster <- ifelse(w$user_id == "", w$session_id, w$user_id)
report("actions", y ~ level + factor(work_mode), w, "level"); cat("\n}\n")
