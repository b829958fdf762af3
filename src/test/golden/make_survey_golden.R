# Golden values for StratifiedEstimate and PairedContrast from an independent implementation of
# design-based inference: R's survey package (Lumley), with normal quantiles.
#
#   Rscript src/test/golden/make_survey_golden.R src/test/resources/golden/evaluate
#
# Made with R 4.2.2 and survey 4.1.1. Writes survey_persons.csv (the sample) and survey_estimates.csv.
# Variables: share, mean, count and time (denominator of rates) and asked, answered (a share of some),
# each under the policy (1) and the comparator (0); stratum with one weight each; domain.
suppressPackageStartupMessages(library(survey))
options(survey.lonely.psu = "adjust", digits = 17)
folder <- commandArgs(trailingOnly = TRUE)[1]
z <- qnorm(0.975)

persons <- function(seed, sizes, weights) {
  set.seed(seed)
  stratum <- rep(names(sizes), sizes)
  n <- length(stratum)
  luck <- runif(n)
  level <- match(stratum, names(sizes))
  asked <- lapply(1:2, function(i) as.integer(runif(n) < 0.6))
  data.frame(
    stratum = stratum, weight = weights[stratum], domain = as.integer(runif(n) < 0.4),
    share0 = as.integer(luck < 0.10 * level), share1 = as.integer(luck * runif(n, .8, 1) < 0.07 * level),
    mean0 = round(rnorm(n, 5 + level, 2), 6), mean1 = 0,
    cost0 = round(exp(rnorm(n, 9, 1)), 2), cost1 = 0,
    count0 = rpois(n, 0.3 * level), count1 = 0, time0 = 1826 - rbinom(n, 1, .1) * rbinom(n, 1800, .5), time1 = 0,
    asked0 = asked[[1]], asked1 = asked[[2]], answered0 = asked[[1]] * rbinom(n, 1, .5), answered1 = 0
  ) |> within({
    mean1 <- round(mean0 - 0.3 + rnorm(n, 0, 0.4), 6)
    cost1 <- round(cost0 * 1.1 + rnorm(n, 0, 500), 2)
    count1 <- pmax(0, count0 - rbinom(n, 1, .2))
    time1 <- pmin(1826, time0 + rbinom(n, 1, .1) * 100)
    answered1 <- asked1 * rbinom(n, 1, .7)
  })
}

se <- function(statistic) as.numeric(sqrt(diag(as.matrix(vcov(statistic)))))
out <- list()
add <- function(sample, domain, measure, statistic, value) {
  out[[length(out) + 1]] <<- data.frame(sample, domain, measure, statistic, value = format(as.numeric(value), digits = 17))
}
estimate <- function(sample, domain, measure, value, error, low, high) {
  add(sample, domain, measure, "estimate", value)
  add(sample, domain, measure, "standard_error", error)
  add(sample, domain, measure, "ci_low", low)
  add(sample, domain, measure, "ci_high", high)
}

# Difference, log ratio and both variances of two ratio estimates on the same persons.
contrast <- function(sample, domain, measure, design, policy, comparator, over, over0 = over, scale = 1) {
  both <- svyratio(reformulate(c(policy, comparator)), reformulate(unique(c(over, over0))), design, covmat = TRUE)
  k <- length(unique(c(over, over0)))
  values <- as.vector(both$ratio) # numerators vary fastest
  v <- as.matrix(vcov(both))
  i <- 1; j <- if (k == 1) 2 else 4
  d <- scale * (values[i] - values[j])
  variance <- scale^2 * (v[i, i] + v[j, j] - 2 * v[i, j])
  add(sample, domain, measure, "difference", d)
  add(sample, domain, measure, "difference_standard_error", sqrt(variance))
  add(sample, domain, measure, "difference_ci_low", d - z * sqrt(variance))
  add(sample, domain, measure, "difference_ci_high", d + z * sqrt(variance))
  ratio <- values[i] / values[j]
  log_error <- sqrt(v[i, i] / values[i]^2 + v[j, j] / values[j]^2 - 2 * v[i, j] / (values[i] * values[j]))
  add(sample, domain, measure, "ratio", ratio)
  add(sample, domain, measure, "ratio_ci_low", exp(log(ratio) - z * log_error))
  add(sample, domain, measure, "ratio_ci_high", exp(log(ratio) + z * log_error))
  add(sample, domain, measure, "variance_reduction", scale^2 * (v[i, i] + v[j, j]) / variance)
}

report <- function(sample, domain, design) {
  # svyciprop(method = "logit", df = Inf) fits the logit by iteration and stops at about 9 digits;
  # svycontrast differentiates the same logit symbolically. Both must agree to that.
  m <- svymean(~share1, design)
  bounds <- plogis(as.numeric(confint(svycontrast(m, quote(log(share1 / (1 - share1)))))))
  fitted <- svyciprop(~share1, design, method = "logit", df = Inf)
  stopifnot(all.equal(bounds, as.numeric(attr(fitted, "ci")), tolerance = 1e-7))
  estimate(sample, domain, "share", coef(m), se(m), bounds[1], bounds[2])
  for (name in c("mean", "cost")) {
    m <- svymean(reformulate(paste0(name, 1)), design)
    estimate(sample, domain, name, coef(m), se(m), confint(m)[1], confint(m)[2])
  }
  t <- svytotal(~cost1, design)
  estimate(sample, domain, "total", coef(t), se(t), confint(t)[1], confint(t)[2])
  r <- svyratio(~count1, ~time1, design)
  rate <- 36525 * as.numeric(coef(r)); error <- 36525 * as.numeric(SE(r))
  estimate(sample, domain, "rate", rate, error, exp(log(rate) - z * error / rate), exp(log(rate) + z * error / rate))
  r <- svyratio(~answered1, ~asked1, design)
  p <- as.numeric(coef(r)); error <- as.numeric(SE(r)); margin <- z * error / (p * (1 - p))
  estimate(sample, domain, "some", p, error, plogis(qlogis(p) - margin), plogis(qlogis(p) + margin))
  design <- update(design, one = 1, cost_difference = cost1 - cost0)
  contrast(sample, domain, "share", design, "share1", "share0", "one")
  contrast(sample, domain, "mean", design, "mean1", "mean0", "one")
  contrast(sample, domain, "cost", design, "cost1", "cost0", "one")
  contrast(sample, domain, "rate", design, "count1", "count0", "time1", "time0", 36525)
  contrast(sample, domain, "some", design, "answered1", "answered0", "asked1", "asked0")
  t <- svytotal(~cost_difference, design)
  add(sample, domain, "total", "difference", coef(t))
  add(sample, domain, "total", "difference_standard_error", se(t))
}

samples <- list(
  three = persons(20260101, c(short_course = 400, intermittent = 250, long_term = 350),
                  c(short_course = 812.5, intermittent = 123.0625, long_term = 7.3)),
  single = persons(20260102, c(short_course = 1, intermittent = 60, long_term = 90),
                   c(short_course = 31.7, intermittent = 12, long_term = 1)),
  one = persons(20260103, c(long_term = 200), c(long_term = 1)))
samples$single$domain[samples$single$stratum == "short_course"] <- 1L
for (name in names(samples)) {
  design <- svydesign(ids = ~1, strata = ~stratum, weights = ~weight, data = samples[[name]])
  report(name, "all", design)
  report(name, "domain", subset(design, domain == 1))
}
everyone <- do.call(rbind, lapply(names(samples), function(name) cbind(sample = name, samples[[name]])))
numbers <- vapply(everyone, is.numeric, TRUE)
everyone[numbers] <- lapply(everyone[numbers], function(column) format(column, digits = 15, trim = TRUE, scientific = FALSE, drop0trailing = TRUE))
write.csv(everyone, file.path(folder, "survey_persons.csv"), row.names = FALSE, quote = FALSE)
write.csv(do.call(rbind, out), file.path(folder, "survey_estimates.csv"), row.names = FALSE, quote = FALSE)
