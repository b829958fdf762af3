# Answers of R to the exported records of src/test/resources/golden/emulate/person_months.csv, for EstimatorsGoldenTest.
# Rscript src/test/golden/make_emulation_golden.R   (R 4 with package survival, Debian r-cran-survival)
library(survival)
folder <- "src/test/resources/golden/emulate"
d <- read.csv(file.path(folder, "person_months.csv"))
d$stratum <- interaction(d$age, d$sex, d$benzodiazepine, drop = TRUE)
answers <- list()
add <- function(name, value) answers[[length(answers) + 1]] <<- data.frame(estimate = name, value = sprintf("%.12g", value))

# Cox models: every month is a time of events, ties as Breslow
cox <- function(formula) exp(unname(coef(coxph(formula, data = d, ties = "breslow", control = coxph.control(eps = 1e-10, toler.chol = 1e-11, iter.max = 100)))))
add("hazard_ratio", cox(Surv(month, month + 1, event) ~ arm))
add("hazard_ratio_stratified", cox(Surv(month, month + 1, event) ~ arm + strata(stratum)))

# Mantel-Haenszel by stratum: rate ratio and rate difference of person-time
mh <- function(data, size, total) {
  a <- aggregate(cbind(size = size(data), total = total(data)), data[c("arm", "stratum")], sum)
  w <- merge(a[a$arm == 1, ], a[a$arm == 0, ], by = "stratum", suffixes = c("1", "0"))
  w <- w[w$size1 > 0 & w$size0 > 0, ]
  n <- w$size1 + w$size0
  list(ratio = sum(w$total1 * w$size0 / n) / sum(w$total0 * w$size1 / n),
       difference = sum(w$size1 * w$size0 / n * (w$total1 / w$size1 - w$total0 / w$size0)) / sum(w$size1 * w$size0 / n))
}
rates <- mh(d, function(x) x$years, function(x) x$event)
add("rate_ratio_mantel_haenszel", rates$ratio)
add("rate_difference_mantel_haenszel", rates$difference)
crude <- aggregate(cbind(years, event) ~ arm, d, sum)
add("rate_ratio_crude", (crude$event[2] / crude$years[2]) / (crude$event[1] / crude$years[1]))

# shares of people in the first month
p <- d[d$month == 0, ]
risks <- mh(p, function(x) rep(1, nrow(x)), function(x) x$response)
add("risk_ratio_mantel_haenszel", risks$ratio)
add("risk_difference_mantel_haenszel", risks$difference)
tables <- table(p$arm, p$response, p$stratum)
enough <- apply(tables, 3, function(x) all(rowSums(x) > 0))
add("odds_ratio_mantel_haenszel", unname(mantelhaen.test(tables[, , enough])$estimate))

# inverse probability weights from a logistic model
model <- glm(arm ~ factor(age) + factor(sex) + factor(benzodiazepine), binomial, p, control = glm.control(epsilon = 1e-14, maxit = 100))
for (i in seq_along(coef(model))) add(paste0("propensity_coefficient_", i - 1), unname(coef(model))[i])
p$propensity <- fitted(model)
d$propensity <- p$propensity[match(d$person, p$person)]
d$weight <- ifelse(d$arm == 1, 1 / d$propensity, 1 / (1 - d$propensity))
weighted <- aggregate(cbind(e = d$event * d$weight, t = d$years * d$weight), d["arm"], sum)
add("rate_ratio_weighted", (weighted$e[2] / weighted$t[2]) / (weighted$e[1] / weighted$t[1]))

# clones of one arm, censored when they leave its rule, weighted by the inverse probability of having kept it
for (arm in 0:1) {
  k <- d[d$arm == arm & d$left >= 0, ]
  leaves <- glm(left ~ factor(age) + factor(sex) + factor(benzodiazepine) + factor(month), binomial, k,
                control = glm.control(epsilon = 1e-14, maxit = 100))
  cells <- expand.grid(age = sort(unique(k$age)), sex = sort(unique(k$sex)), benzodiazepine = sort(unique(k$benzodiazepine)),
                       month = sort(unique(k$month)))
  cells$p <- predict(leaves, cells, type = "response")
  cells <- cells[order(cells$month), ]
  cells$kept <- ave(1 - cells$p, cells$age, cells$sex, cells$benzodiazepine, FUN = cumprod)
  k <- merge(k, cells[c("age", "sex", "benzodiazepine", "month", "kept")])
  k <- k[k$left == 0, ]
  months <- aggregate(cbind(e = k$event / k$kept, t = k$years / k$kept), k["month"], sum)
  add(paste0("cumulative_incidence_arm_", arm), 100 * (1 - exp(-sum(months$e / months$t * 28 / 365.25))))
}
write.csv(do.call(rbind, answers), file.path(folder, "answers.csv"), row.names = FALSE, quote = FALSE)
