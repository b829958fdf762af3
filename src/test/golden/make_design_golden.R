# Golden values for the estimates of org.allostat.survey from an independent implementation of design-based
# inference: R's survey package (Lumley).
#
#   Rscript src/test/golden/make_design_golden.R src/test/resources/golden/survey
#
# Made with R 4.2.2 and survey 4.1.1. Writes design_records.csv (four samples) and design_estimates.csv.
#   clustered  12 strata of 2 to 4 PSUs, unequal weights and PSU sizes
#   two_psu    50 strata of 2 PSUs, as in NSDUH
#   element    5 strata of unclustered records: every record is a PSU
#   singleton  6 strata, one with a single PSU, under each way of options(survey.lonely.psu)
# Domains: all; some; rare, absent from some PSUs and whole strata; none, which is empty.
suppressPackageStartupMessages(library(survey))
options(digits = 17)
folder <- commandArgs(trailingOnly = TRUE)[1]

records <- function(sample, seed, psus, size) {
  set.seed(seed)
  cells <- do.call(rbind, lapply(seq_along(psus), function(h) data.frame(stratum = h, psu = seq_len(psus[h]))))
  cells$n <- if (size == 1) 1 else pmax(2, rpois(nrow(cells), size))
  cells$effect <- rnorm(nrow(cells), 0, 0.5)
  d <- cells[rep(seq_len(nrow(cells)), cells$n), ]
  n <- nrow(d)
  d$sample <- sample
  d$weight <- round(exp(rnorm(n, 7, 0.6)), 6)
  d$b <- as.integer(runif(n) < plogis(-1 + d$effect))
  d$y <- round(rnorm(n, 20 + 4 * d$effect, 6), 4)
  d$x <- round(exp(rnorm(n, 2 + 0.2 * d$effect, 0.5)), 4)
  d$some <- as.integer(runif(n) < 0.35)
  d$rare <- as.integer(d$stratum %% 3 != 1 & runif(n) < 0.12)
  d$none <- 0L
  rownames(d) <- NULL
  d[, c("sample", "stratum", "psu", "weight", "b", "y", "x", "some", "rare", "none")]
}

samples <- list(
  clustered = records("clustered", 1, rep(c(2, 3, 4), 4), 15),
  two_psu = records("two_psu", 2, rep(2, 50), 8),
  element = records("element", 3, c(30, 12, 25, 9, 40), 1),
  singleton = records("singleton", 4, c(2, 3, 1, 2, 4, 2), 12)
)

out <- list()
add <- function(sample, lonely, domain, estimate, statistic, value) {
  out[[length(out) + 1]] <<- data.frame(
    sample, lonely, domain, estimate, statistic, value = format(as.numeric(value), digits = 17))
}

se <- function(statistic) as.numeric(sqrt(diag(as.matrix(vcov(statistic)))))

estimates <- list(
  total_b = function(d, ...) svytotal(~b, d, ...),
  total_y = function(d, ...) svytotal(~y, d, ...),
  mean_y = function(d, ...) svymean(~y, d, ...),
  share_b = function(d, ...) svymean(~b, d, ...),
  ratio_y_x = function(d, ...) svyratio(~y, ~x, d, ...)
)

# svyciprop's method "logit" fits the logit iteratively, to about 8 digits; "xlogit" is the same interval in closed form.
logit <- function(design, df) {
  exact <- attr(svyciprop(~b, design, method = "xlogit", df = df), "ci")
  fitted <- attr(svyciprop(~b, design, method = "logit", df = df), "ci")
  stopifnot(all(abs(exact - fitted) <= 1e-6 * exact))
  exact
}

# The domain is part of a design that keeps all its strata and PSUs: survey's subset() does that.
one <- function(sample, lonely, domain, name, design, replicates) {
  df <- degf(design)
  plain <- estimates[[name]](design)
  add(sample, lonely, domain, name, "estimate", coef(plain))
  add(sample, lonely, domain, name, "standard_error", se(plain))
  add(sample, lonely, domain, name, "design_effect", deff(estimates[[name]](design, deff = TRUE)))
  add(sample, lonely, domain, name, "design_effect_with_replacement", deff(estimates[[name]](design, deff = "replace")))
  add(sample, lonely, domain, name, "degrees_of_freedom", df)
  add(sample, lonely, domain, name, "records", nrow(design))
  add(sample, lonely, domain, name, "jackknife", suppressWarnings(se(estimates[[name]](replicates))))
  interval <- if (name == "share_b") {
    logit(design, df)
  } else {
    confint(plain, df = df)
  }
  add(sample, lonely, domain, name, "ci_low", interval[1])
  add(sample, lonely, domain, name, "ci_high", interval[2])
}

for (sample in names(samples)) {
  data <- samples[[sample]]
  data$all <- 1L
  ways <- if (sample == "singleton") c("adjust", "certainty", "remove", "average") else "fail"
  for (lonely in ways) {
    options(survey.lonely.psu = lonely)
    design <- svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, data = data, nest = TRUE)
    replicates <- as.svrepdesign(design, type = "JKn")
    for (domain in c("all", "some", "rare")) {
      inside <- data[[domain]] == 1
      for (name in names(estimates)) one(sample, lonely, domain, name, design[inside, ], replicates[inside, ])
    }
    # an empty domain has no rows to subset to: zero everywhere instead, which gives the same domain estimator
    empty <- update(design, b = b * none, y = y * none, x = x * none)
    for (name in c("total_b", "total_y")) {
      add(sample, lonely, "none", name, "estimate", coef(estimates[[name]](empty)))
      add(sample, lonely, "none", name, "standard_error", se(estimates[[name]](empty)))
    }
    add(sample, lonely, "none", "ratio_y_x", "estimate", coef(estimates$ratio_y_x(empty)))
  }
  options(survey.lonely.psu = "fail")
  design <- svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, data = data, nest = TRUE)
  refused <- inherits(try(svytotal(~y, design), silent = TRUE), "try-error")
  add(sample, "fail", "all", "any", "refused", as.integer(refused))
}

for (df in c(1, 2, 3, 5, 8, 17, 50, 51, 900)) add("student", "fail", "all", as.character(df), "quantile", qt(0.975, df))

write.csv(do.call(rbind, samples), file.path(folder, "design_records.csv"), row.names = FALSE, quote = FALSE)
write.csv(do.call(rbind, out), file.path(folder, "design_estimates.csv"), row.names = FALSE, quote = FALSE)
