# Makes three waves of survey answers with a known design (strata, census strata, clusters, population
# margins) and the reference estimates of R's survey package for them. Not real answers.
# Usage: Rscript make_designs.R OUTDIR      (needs base R, the package survey, and MASS, which calibrate(calfun="raking")
# calls; made with R 4.2.2, survey 4.1-1, MASS 7.3-58.2)
suppressMessages(library(survey))
args <- commandArgs(trailingOnly=TRUE); if(length(args) < 1) stop("usage: Rscript make_designs.R OUTDIR")
out <- args[1]; dir.create(out, showWarnings=FALSE, recursive=TRUE)
# Pinned so that another R version draws the same data.
RNGkind("Mersenne-Twister", "Inversion", "Rejection"); set.seed(20230517)
# Stratum state_large has N = n = 1. With an fpc it contributes zero variance whatever this option says (the
# sampling fraction is 1, which survey tests first). Without an fpc (se_matched_no_fpc of the trend) the option
# decides: "certainty" makes the single body contribute zero; the default "fail" would stop, and "adjust" would
# add the squared deviation from the grand mean.
options(survey.lonely.psu="certainty")
years <- 2023:2025
path <- function(f) file.path(out, f)
num12 <- function(d) { for(k in names(d)) if(is.double(d[[k]])) d[[k]] <- signif(d[[k]], 12); d }  # 12 significant digits
put <- function(d, f) write.csv(num12(d), path(f), row.names=FALSE, na="", quote=FALSE)

# ---------------------------------------------------------------- frame (fixed over the waves)
pop <- data.frame(stratum=c("state_large","state_small","mun_small","mun_medium","mun_large","county"),
                  N=c(1L,40L,180L,120L,24L,11L), stringsAsFactors=FALSE)
total <- sum(pop$N); stopifnot(total == 376L)
frame <- data.frame(stratum=rep(pop$stratum, pop$N), stringsAsFactors=FALSE)
frame <- frame[sample(total), , drop=FALSE]              # so that a body's number says nothing about its stratum
frame$body <- sprintf("b%03d", seq_len(total))
frame$sector <- ifelse(grepl("^state", frame$stratum), "state", ifelse(frame$stratum == "county", "county", "municipality"))
frame$region <- sample(c("north","south","east","west"), total, TRUE, c(.18,.22,.35,.25))
p_large <- c(state_large=.9, state_small=.5, mun_small=.3, mun_medium=.45, mun_large=.7, county=.5)
frame$size <- ifelse(runif(total) < p_large[frame$stratum], "large", "small")
frame$latent <- rnorm(total, c(state_large=1, state_small=.5, mun_small=-.6, mun_medium=-.1, mun_large=.4, county=.2)[frame$stratum] +
  c(north=.5, south=-.3, east=0, west=-.1)[frame$region] + c(small=-.2, large=.35)[frame$size], .8)
put(pop, "population.csv")
margins <- do.call(rbind, lapply(c("region","size"), function(k) { t <- table(frame[[k]])
  data.frame(variable=k, code=names(t), N=as.integer(t), stringsAsFactors=FALSE) }))
stopifnot(tapply(margins$N, margins$variable, sum) == total)
put(margins, "margins.csv")

# ---------------------------------------------------------------- waves
# Bodies answering, stratum by stratum: about half are kept from the wave before. Small bodies and bodies in
# the east answer less often, so the sample misses the margins and calibration has something to do.
n_want <- list("2023"=c(state_large=1, state_small=22, mun_small=70, mun_medium=60, mun_large=24, county=5),
               "2024"=c(state_large=1, state_small=21, mun_small=73, mun_medium=57, mun_large=24, county=5),
               "2025"=c(state_large=1, state_small=23, mun_small=68, mun_medium=62, mun_large=24, county=5))
pick <- function(ix, n) ix[sample.int(length(ix), n, FALSE, ifelse(frame$size[ix] == "large", 1.6, 1) * ifelse(frame$region[ix] == "east", .6, 1))]
draw <- function(n_wave, before) sort(unlist(lapply(pop$stratum, function(h) {
  ix <- which(frame$stratum == h); n <- n_wave[[h]]
  if(n == length(ix)) return(ix)
  old <- intersect(ix, before); if(!length(old)) return(pick(ix, n))
  new <- setdiff(ix, old); keep <- min(length(old), max(round(n/2), n - length(new)))
  c(old[sample.int(length(old), keep)], pick(new, n - keep)) })))
wave <- function(year, before) {
  n_wave <- n_want[[as.character(year)]]; take <- draw(n_wave, before); shift <- .25 * (year - 2023)
  k <- ifelse(runif(length(take)) < .6, 1L, sample(2:4, length(take), TRUE))     # respondents of each body
  b <- frame[take, ]; b$latent <- b$latent + shift + rnorm(nrow(b), 0, .3); b$k <- k
  b$weight <- signif(pop$N[match(b$stratum, pop$stratum)] / n_wave[b$stratum], 12)
  d <- b[rep(seq_len(nrow(b)), k), ]; d$respondent <- sequence(k); n <- nrow(d)
  d$weight_respondent <- signif(d$weight / d$k, 12)
  z <- function(load=.8, noise=.7) load * d$latent + rnorm(n, 0, noise)
  lik <- function(z) as.integer(cut(z, c(-Inf,-1.2,-.3,.6,1.5,Inf)))
  holes <- function(v, dk, empty) { v[runif(n) < dk] <- 99L; v[runif(n) < empty] <- NA; v }
  d$opinion <- holes(lik(z()), .08, .04)
  d$never <- holes(pmin(3L, lik(z())), .06, .03)                     # nobody answers 4 or 5
  d$always <- holes(ifelse(z() > .2, 5L, 4L), .06, .03)              # everybody answers 4 or 5
  d$rare <- holes(lik(z()), .10, .75); d$rare[d$sector == "county"] <- NA   # one domain wholly empty
  d$hours <- round(exp(1.3 + .5 * z()), 1); d$hours[runif(n) < .10] <- NA
  d$systems <- pmin(30L, rnbinom(n, size=3, mu=exp(1.6 + .4 * d$latent))); d$systems[runif(n) < .05] <- NA
  attr(d, "take") <- take; d }
columns <- c("body","respondent","stratum","sector","region","size","weight","weight_respondent",
             "opinion","never","always","rare","hours","systems")
before <- integer(0)
for(y in years) { d <- wave(y, before); before <- attr(d, "take"); put(d[, columns], sprintf("designs_%d.csv", y)) }

# ---------------------------------------------------------------- references, from the files as written
pop <- read.csv(path("population.csv"), stringsAsFactors=FALSE)
margins <- read.csv(path("margins.csv"), stringsAsFactors=FALSE)
read_wave <- function(y) { d <- read.csv(path(sprintf("designs_%d.csv", y)), stringsAsFactors=FALSE); d$year <- y
  d$N <- pop$N[match(d$stratum, pop$stratum)]; d$region <- factor(d$region); d$size <- factor(d$size); d }
waves <- setNames(lapply(years, read_wave), years)
freq <- function(k) setNames(data.frame(margins$code[margins$variable == k], margins$N[margins$variable == k]), c(k, "Freq"))
# Totals in the form model.matrix(~region+size) wants: intercept, then every level but the first (alphabetical).
totals <- c("(Intercept)"=sum(freq("region")$Freq), setNames(freq("region")$Freq, paste0("region", freq("region")$region))[-1],
            setNames(freq("size")$Freq, paste0("size", freq("size")$size))[-1])
design <- function(d, kind) if(kind == "single")
    svydesign(ids=~1, strata=~stratum, weights=~weight, fpc=~N, data=d[d$respondent == 1, ]) else
    svydesign(ids=~body, strata=~stratum, weights=~weight_respondent, fpc=~N, data=d)
weighted <- function(s, w) switch(w, plain=s,
  poststratified=postStratify(s, ~region, freq("region")),
  raked=rake(s, list(~region, ~size), list(freq("region"), freq("size")), control=list(maxit=100, epsilon=1e-12)),
  calibrated_raking=calibrate(s, ~region+size, totals, calfun="raking", epsilon=1e-12, maxit=100),
  calibrated_linear=calibrate(s, ~region+size, totals, calfun="linear"))
# raked and calibrated_raking have the same weights but not the same standard errors: the variance of rake() takes
# residuals from UNWEIGHTED means over the rows of each margin (alternating, ten rounds), calibrate() from a regression
# on region and size weighted by the weights before calibration (postStratify: cell means weighted likewise).
kinds <- c("plain","poststratified","raked","calibrated_raking","calibrated_linear")

in_domain <- function(v, g) g == "all" | (if(g == "north") v$region == "north" else v$sector == g)
in_base <- function(x, counted) !is.na(x) & (if(counted == "") TRUE else x %in% 1:5)
# Empty answers lie outside the base, so what stands in for them (0) does not matter: the subset gives them weight zero.
prepare <- function(s, variable, counted) { x <- s$variables[[variable]]
  s$variables$.y <- if(counted == "") ifelse(is.na(x), 0, x) else as.numeric(x %in% as.integer(strsplit(counted, ";")[[1]])); s }
estimate <- function(s, statistic, variable, counted, g) {
  v <- s$variables; keep <- in_base(v[[variable]], counted) & in_domain(v, g); n <- sum(keep); none <- rep(NA_real_, 5)
  res <- none
  if(n > 0) { s <- prepare(s, variable, counted); y <- s$variables$.y[keep]
    sub <- subset(s, keep); df <- degf(sub)              # subset AFTER the calibration; df of the subset
    res <- switch(statistic,
      share={ m <- svymean(~.y, sub); flat <- all(y == 0) || all(y == 1)
        ci <- if(flat) c(NA, NA) else attr(svyciprop(~.y, sub, method="xlogit"), "ci")   # t with degf(sub), its default
        r <- 100 * c(coef(m)[[1]], SE(m)[[1]], ci[[1]], ci[[2]])
        if(flat) r[1:2] <- c(100 * y[1], 0)              # rids 0 and 100 of rounding noise around 1e-15
        c(r, df) },
      mean={ m <- svymean(~.y, sub); ci <- confint(m, df=df); c(coef(m)[[1]], SE(m)[[1]], ci[1], ci[2], df) },
      total={ m <- svytotal(~.y, sub); ci <- confint(m, df=df); c(coef(m)[[1]], SE(m)[[1]], ci[1], ci[2], df) },
      # Interval of the median (Woodruff): the share of answers <= the median and its t interval, turned back into
      # answers; a bound outside 0..1 is left empty, and then the se too. Beware: survey 4.1-1 gives the SECOND
      # smallest answer where the bound lies below the weight share of the smallest (only in the domain county here).
      median={ q <- svyquantile(~.y, sub, quantiles=.5, interval.type="mean", qrule="math", df=df)$.y
        c(q[1,"quantile"], q[1,"se"], q[1,2], q[1,3], df) })
    res[is.nan(res)] <- NA }
  data.frame(estimate=res[1], se=res[2], ci_low=res[3], ci_high=res[4], df=as.integer(res[5]), n=n, n_bodies=length(unique(v$body[keep]))) }

wanted <- rbind(
  expand.grid(statistic="share", variable="opinion", counted=c("4;5",1:5), stringsAsFactors=FALSE),
  expand.grid(statistic="share", variable=c("never","always","rare"), counted="4;5", stringsAsFactors=FALSE),
  expand.grid(statistic=c("mean","total","median"), variable=c("hours","systems"), counted="", stringsAsFactors=FALSE))
domains <- c("all","state","municipality","county","north")
rows <- list(); designs <- list()
for(y in years) for(kind in c("single","clustered")) for(w in kinds) {
  s <- weighted(design(waves[[as.character(y)]], kind), w); designs[[paste(y, kind, w)]] <- s
  for(i in seq_len(nrow(wanted))) { a <- wanted[i, ]
    if(a$statistic == "median" && !w %in% c("plain","raked")) next
    for(g in domains) rows[[length(rows)+1]] <- cbind(data.frame(year=y, design=kind, weights=w, a, domain=g, base="answered", stringsAsFactors=FALSE),
      estimate(s, a$statistic, a$variable, a$counted, g), row.names=NULL) } }
ref <- do.call(rbind, rows); put(ref, "reference_designs.csv")

# ---------------------------------------------------------------- change between two waves (single, plain)
trend <- list()
for(p in list(c(2023,2024), c(2024,2025), c(2023,2025))) for(i in 1:2) for(g in c("all","state","municipality")) {
  variable <- c("opinion","hours")[i]; counted <- c("4;5","")[i]; scale <- c(100,1)[i]
  one <- function(y) { s <- prepare(designs[[paste(y, "single plain")]], variable, counted); v <- s$variables
    keep <- in_base(v[[variable]], counted) & in_domain(v, g); list(m=svymean(~.y, subset(s, keep)), bodies=v$body[keep]) }
  a <- one(p[1]); b <- one(p[2])
  # The two waves of the pair stacked, the body as cluster, no fpc.
  ab <- do.call(rbind, waves[as.character(p)]); ab <- ab[ab$respondent == 1, ]
  m <- prepare(svydesign(ids=~body, strata=~stratum, weights=~weight, data=ab), variable, counted)
  keep <- in_base(ab[[variable]], counted) & in_domain(ab, g)
  by <- svyby(~.y, ~year, subset(m, keep), svymean, covmat=TRUE)
  ct <- svycontrast(by, setNames(c(-1,1), p))
  change <- coef(b$m)[[1]] - coef(a$m)[[1]]; stopifnot(abs(change - coef(ct)[[1]]) < 1e-9)
  trend[[length(trend)+1]] <- data.frame(year_from=p[1], year_to=p[2], statistic=c("share","mean")[i], variable=variable, counted=counted, domain=g,
    change=scale*change, se_independent=scale*sqrt(SE(a$m)[[1]]^2 + SE(b$m)[[1]]^2), se_matched_no_fpc=scale*SE(ct)[[1]],
    n_matched=length(intersect(a$bodies, b$bodies)), stringsAsFactors=FALSE) }
put(do.call(rbind, trend), "reference_trend.csv")

# ---------------------------------------------------------------- checks
worst <- 0
for(key in names(designs)) { s <- designs[[key]]; w <- sub(".* ", "", key)
  if(w != "plain") for(k in if(w == "poststratified") "region" else c("region","size")) {
    t <- tapply(weights(s), s$variables[[k]], sum); worst <- max(worst, abs(t[freq(k)[[k]]] - freq(k)$Freq)) }
  stopifnot(all(weights(s) > 0), abs(sum(weights(s)) - total) < 1e-6) }
stopifnot(worst < 1e-6)
gap <- max(sapply(grep(" raked$", names(designs), value=TRUE), function(k)
  max(abs(weights(designs[[k]]) - weights(designs[[sub("raked$", "calibrated_raking", k)]])))))
stopifnot(gap < 1e-8)
for(v in c("never","always")) { r <- ref[ref$variable == v, ]; stopifnot(r$estimate == c(never=0, always=100)[[v]], r$se == 0, is.na(r$ci_low)) }
r <- ref[ref$variable == "rare" & ref$domain == "county", ]; stopifnot(r$n == 0, is.na(r$estimate))
message(sprintf("margins missed by at most %.2g; raked and calibrated_raking weights differ by at most %.2g", worst, gap))
