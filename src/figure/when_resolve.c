/* Days of a symbolic date, once there is something to count from: the publication day, or another date of the text. */
#include "figure/when_tree.h"

enum { REACH_YEARS = 8, REACH_MONTHS = 15, REACH_WEEKS = 1, MUCH_NEARER = 6, MONTH_DAYS = 31 };

static const char YEAR_FROM_PUBLICATION[] = "year from publication", MONTH_FROM_PUBLICATION[] = "month from publication",
                  WEEK_FROM_PUBLICATION[] = "week from publication", DATE_FROM_PUBLICATION[] = "date from publication",
                  DATE_FROM_TEXT[] = "date from the date before", YEAR_FROM_TEXT[] = "year from the date before",
                  DAY_ORDER[] = "day-month order", FISCAL[] = "fiscal year as calendar year", SEASON[] = "season from July",
                  NORTH[] = "northern season", CENTURY_NEAR[] = "century";

struct resolver {
    const struct when_reference *reference;
    const char *assumed;
    bool nearest; /* of the turns of a date, the nearest on either side */
};

static bool resolve(struct resolver *r, const struct when *w, struct period *out);

static void assume(struct resolver *r, const char *what)
{
    if (!r->assumed)
        r->assumed = what;
}

/* The day to count from; `anchored`: from the date before in the text, where there is one. At its end when counting on. */
static bool base_day(struct resolver *r, bool anchored, bool end, struct day *out)
{
    const struct when_reference *ref = r->reference;

    if (anchored && ref->has_anchor && (ref->anchor.has_start || ref->anchor.has_end)) {
        *out = (end && ref->anchor.has_end) || !ref->anchor.has_start ? ref->anchor.end : ref->anchor.start;
        assume(r, DATE_FROM_TEXT);
        return true;
    }
    if (!ref->has_published)
        return false;
    *out = ref->published;
    assume(r, DATE_FROM_PUBLICATION);
    return true;
}

static bool in_range(const struct period *p)
{
    return (!p->has_start || day_in_range(p->start)) && (!p->has_end || day_in_range(p->end)) &&
           (!p->has_start || !p->has_end || day_compare(p->start, p->end) <= 0);
}

/* ---- which year, month or week ------------------------------------------------------------------------------------------------ */

/* The k-th turn of a date that leaves its year (month, week) open; false: it does not come then. */
typedef bool turn(const struct when *w, const struct resolver *r, int64_t k, struct period *out);

/* Whether month and day are to be read the other way round: as the document's other dates are, else so that what was lies behind. */
static bool swapped(const struct when_fields *f, const struct when_reference *ref)
{
    struct day read = {f->year, f->month, f->day}, other = {f->year, f->day, f->month};

    if (!f->swappable)
        return false;
    if (ref->day_order_known)
        return ref->day_first != f->day_first;
    return f->has_year && !f->short_year && ref->has_published && ref->tense != '>' && day_compare(read, ref->published) > 0 &&
           day_compare(other, ref->published) <= 0;
}

static struct period fields_in_year(const struct when_fields *f, int32_t year, bool swap)
{
    struct day d = {year, swap ? f->day : f->month, swap ? f->month : f->day};

    switch (f->level) {
    case LEVEL_DAY:
        if (!day_valid(d))
            return (struct period){0};
        return period_of(d, d);
    case LEVEL_MONTH: return period_of_months(year, f->month, 1);
    case LEVEL_SEASON: return period_of_months(year, f->month, 3);
    case LEVEL_QUARTER: return period_of_months(year, f->quarter * 3 - 2, 3);
    case LEVEL_HALF: return period_of_months(year, f->half * 6 - 5, 6);
    case LEVEL_CROP: return period_of_months(year, 7, 12);
    case LEVEL_DECADE: return period_of_months(year, 1, 120);
    case LEVEL_CENTURY: return period_of_months(year, 1, 1200);
    default: return period_of_months(year, 1, 12);
    }
}

static bool year_turn(const struct when *w, const struct resolver *r, int64_t k, struct period *out)
{
    if (w->form == FORM_HOLIDAY) {
        struct day d;
        if (!holiday_day(w->rule, (int32_t)k, &d))
            return false;
        *out = period_of(d, d);
        return true;
    }
    *out = fields_in_year(&w->fields, (int32_t)k, swapped(&w->fields, r->reference));
    if (out->has_start && w->fields.weekday && w->fields.level == LEVEL_DAY && day_weekday(out->start) != w->fields.weekday)
        return false;
    return out->has_start;
}

static bool any_weekday_year_turn(const struct when *w, const struct resolver *r, int64_t k, struct period *out)
{
    *out = fields_in_year(&w->fields, (int32_t)k, swapped(&w->fields, r->reference));
    return out->has_start;
}

static bool month_turn(const struct when *w, const struct resolver *r, int64_t k, struct period *out)
{
    struct day d = {(int32_t)(k / 12), (int8_t)(k % 12 + 1), w->fields.day};

    (void)r;
    if (!day_valid(d) || (w->fields.weekday && day_weekday(d) != w->fields.weekday))
        return false;
    *out = period_of(d, d);
    return true;
}

static bool week_turn(const struct when *w, const struct resolver *r, int64_t k, struct period *out)
{
    struct day d = day_of_number(k * 7 - 3 + w->fields.weekday - 1); /* week 0 began on Monday, 1969-12-29 */

    (void)r;
    *out = period_of(d, w->fields.level == LEVEL_WEEKEND ? day_plus(d, 1) : d);
    return true;
}

static bool decade_turn(const struct when *w, const struct resolver *r, int64_t k, struct period *out)
{
    (void)r;
    *out = period_of_months((int32_t)(k * 100 + w->fields.year), 1, 120);
    return k > 0;
}

static int64_t gap(struct day from, struct day to)
{
    return day_number(to) - day_number(from);
}

/* The turn that the tense asks for: past is the last that has begun, future the first that has not ended, and without a tense what
 * holds the base, else the last one, unless the next is much nearer: news tells what was. */
static bool choose(const struct resolver *r, const struct when *w, turn *nth, int64_t middle, int64_t reach, struct day base,
                   struct period *out)
{
    struct period past, future, p;
    bool has_past = false, has_future = false;
    char tense = r->reference->tense;

    for (int64_t k = middle - reach; k <= middle + reach; k++) {
        if (!nth(w, r, k, &p))
            continue;
        if (day_compare(p.start, base) <= 0) {
            past = p;
            has_past = true;
        }
        if (day_compare(p.end, base) >= 0 && !has_future) {
            future = p;
            has_future = true;
        }
    }
    if (!has_past && !has_future)
        return false;
    if (!has_past || !has_future || tense == '<' || tense == '>') {
        *out = has_past && (tense != '>' || !has_future) ? past : future;
    } else if (day_compare(past.start, future.start) == 0) {
        *out = past;
    } else {
        *out = nth != week_turn && gap(base, future.start) * (r->nearest ? 1 : MUCH_NEARER) < gap(past.end, base) ? future : past;
    }
    return true;
}

static bool turning_base(struct resolver *r, struct day *base, const char *published)
{
    if (r->reference->has_published) {
        *base = r->reference->published;
        assume(r, published);
        return true;
    }
    if (!r->reference->has_anchor || !(r->reference->anchor.has_start || r->reference->anchor.has_end))
        return false;
    *base = r->reference->anchor.has_start ? r->reference->anchor.start : r->reference->anchor.end;
    assume(r, YEAR_FROM_TEXT);
    return true;
}

/* A weekday is one near the day of publication, or near a date that is no longer than a month: not "Thursday" beside "through 2030". */
static bool is_day_near(const struct when_reference *reference)
{
    return reference->has_published || (reference->anchor.has_start && reference->anchor.has_end &&
                                        gap(reference->anchor.start, reference->anchor.end) <= MONTH_DAYS);
}

static bool resolve_turns(struct resolver *r, const struct when *w, struct period *out)
{
    const struct when_fields *f = &w->fields;
    struct day base;

    if (w->form == FORM_FIELDS && (f->level == LEVEL_WEEKDAY || f->level == LEVEL_WEEKEND)) {
        if (!turning_base(r, &base, WEEK_FROM_PUBLICATION) || !is_day_near(r->reference))
            return false;
        return choose(r, w, week_turn, (day_number(base) + 3) / 7, REACH_WEEKS, base, out);
    }
    if (w->form == FORM_FIELDS && f->level == LEVEL_DAY && !f->month) {
        if (!turning_base(r, &base, MONTH_FROM_PUBLICATION))
            return false;
        return choose(r, w, month_turn, (int64_t)base.year * 12 + base.month - 1, REACH_MONTHS, base, out);
    }
    if (!turning_base(r, &base, YEAR_FROM_PUBLICATION))
        return false;
    if (w->form == FORM_FIELDS && f->level == LEVEL_DECADE) {
        struct resolver back = *r;
        struct when_reference past = *r->reference;
        past.tense = '<';
        back.reference = &past;
        return choose(&back, w, decade_turn, base.year / 100, 1, base, out);
    }
    return choose(r, w, year_turn, base.year, REACH_YEARS, base, out) ||
           (w->form == FORM_FIELDS && choose(r, w, any_weekday_year_turn, base.year, REACH_YEARS, base, out));
}

/* Without a publication day, the turn that comes in the date before, or the one nearest to it. */
static bool resolve_turning(struct resolver *resolver, const struct when *w, struct period *out)
{
    struct when_reference reference = *resolver->reference;
    struct resolver turning = {.reference = &reference}, *r = &turning;
    bool known;

    if (!reference.has_published)
        reference.tense = '>';
    known = resolve_turns(r, w, out);
    if (known && !reference.has_published && !(reference.anchor.has_end && day_compare(out->start, reference.anchor.end) <= 0)) {
        reference.tense =
            resolver->reference->tense == '>' ? '>' : '\0'; /* what was, was before today: not before the other date */
        r->nearest = true;
        known = resolve_turns(r, w, out);
    }
    if (r->assumed)
        assume(resolver, r->assumed);
    return known;
}

static bool resolve_fields(struct resolver *r, const struct when *w, struct period *out)
{
    const struct when_fields *f = &w->fields;
    int32_t year = f->year;

    if (f->swappable && !r->reference->day_order_known)
        assume(r, DAY_ORDER);
    if (f->level == LEVEL_SEASON)
        assume(r, NORTH);
    if (!f->has_year)
        return resolve_turning(r, w, out);
    if (f->short_year) {
        year = when_short_year(year, r->reference->has_published ? r->reference->published.year : 0);
        assume(r, CENTURY_NEAR);
    }
    if (f->fiscal)
        assume(r, FISCAL);
    if (f->level == LEVEL_CROP)
        assume(r, SEASON);
    *out = fields_in_year(f, year, swapped(f, r->reference));
    return out->has_start;
}

/* ---- counting from a base --------------------------------------------------------------------------------------------------------- */

static bool resolve_unit(struct resolver *r, const struct when *w, struct period *out)
{
    struct day base;

    if (w->unit == UNIT_PERIOD) { /* "the same period" */
        *out = r->reference->anchor;
        assume(r, DATE_FROM_TEXT);
        return r->reference->has_anchor;
    }
    if (!base_day(r, w->anchored, w->offset > 0, &base))
        return false;
    *out = period_of_unit(base, w->unit, w->offset);
    return true;
}

/* "last winter" is the last that is over, "next winter" the first to begin, "this winter" that of the year or the one going on. */
static bool resolve_turn(struct resolver *r, const struct when *w, struct period *out)
{
    struct day base;
    int32_t year;
    struct period p, best = {0};

    if (!base_day(r, w->anchored, w->offset > 0, &base))
        return false;
    for (year = base.year - REACH_YEARS; year <= base.year + REACH_YEARS; year++) {
        if (!year_turn(w->inner, r, year, &p))
            continue;
        if (w->offset < 0 && day_compare(p.end, base) < 0)
            best = p;
        else if (w->offset > 0 && day_compare(p.start, base) > 0 && !best.has_start)
            best = p;
        else if (w->offset == 0 && ((day_compare(p.start, base) <= 0 && day_compare(p.end, base) >= 0) ||
                                    (year == base.year && (!best.has_start || day_compare(best.end, base) < 0))))
            best = p;
    }
    *out = best;
    return best.has_start;
}

static bool is_month_end(struct day d)
{
    return d.day == month_length(d.year, d.month);
}

/* A day moved by months; the end of a month stays one. */
static struct day shift_end(struct day d, enum when_unit unit, int32_t halves)
{
    struct day moved = day_shift(d, unit, halves);

    if (unit >= UNIT_MONTH && is_month_end(d) && halves % 2 == 0)
        moved.day = (int8_t)month_length(moved.year, moved.month);
    return moved;
}

static bool resolve_shift(struct resolver *r, const struct when *w, struct period *out)
{
    struct period base;
    struct day day;

    if (w->outer) { /* "two weeks from 4 March", "two days before Christmas" */
        if (!resolve(r, w->outer, &base) || !(w->count > 0 ? base.has_end : base.has_start))
            return false;
        if (base.has_start && base.has_end) { /* "two years after 2014" is a year */
            *out = period_of(day_shift(base.start, w->unit, w->count), shift_end(base.end, w->unit, w->count));
            return true;
        }
        day = day_shift(w->count > 0 ? base.end : base.start, w->unit, w->count);
        *out = period_of(day, day);
        return true;
    }
    if (w->anchored && r->reference->has_anchor && r->reference->anchor.has_start && r->reference->anchor.has_end) {
        base = r->reference->anchor; /* a year before a quarter is a quarter */
        assume(r, DATE_FROM_TEXT);
        *out = period_of(day_shift(base.start, w->unit, w->count), shift_end(base.end, w->unit, w->count));
        return true;
    }
    if (!base_day(r, w->anchored, w->count > 0, &day))
        return false;
    day = day_shift(day, w->unit, w->count);
    *out = period_of(day, day);
    return true;
}

static bool whole_units(enum when_unit unit)
{
    return unit == UNIT_QUARTER || unit == UNIT_HALF || unit == UNIT_WEEKEND || unit == UNIT_WORKWEEK;
}

static bool resolve_span(struct resolver *r, const struct when *w, struct period *out)
{
    struct period base;
    struct day day;

    if (w->outer) {
        if (!resolve(r, w->outer, &base))
            return false;
        if (w->count > 0) {
            if (!base.has_start)
                return false;
            *out = period_of(base.start, day_plus(day_shift(base.start, w->unit, w->count), -1));
        } else {
            if (!base.has_end)
                return false;
            *out = period_of(day_plus(shift_end(base.end, w->unit, w->count), 1), base.end);
        }
        return true;
    }
    if (!base_day(r, w->anchored, w->count > 0, &day))
        return false;
    if (w->unit == UNIT_HOUR)
        *out = w->count < 0 ? period_of(day_shift(day, w->unit, w->count), day) : period_of(day, day_shift(day, w->unit, w->count));
    else if (whole_units(w->unit) && w->count % 2 == 0)
        *out = w->count < 0 ? period_of(period_of_unit(day, w->unit, w->count / 2).start, period_of_unit(day, w->unit, -1).end)
                            : period_of(period_of_unit(day, w->unit, 1).start, period_of_unit(day, w->unit, w->count / 2).end);
    else
        *out = w->count < 0 ? period_of(day_shift(day, w->unit, w->count), day_plus(day, -1))
                            : period_of(day_plus(day, 1), day_shift(day, w->unit, w->count));
    return true;
}

/* ---- one within another ------------------------------------------------------------------------------------------------------------- */

static bool within(const struct period *inner, const struct period *outer)
{
    return day_compare(inner->start, outer->end) <= 0 && day_compare(inner->end, outer->start) >= 0;
}

/* The inner date's turn that begins in outer. */
static bool resolve_narrow(struct resolver *r, const struct when *w, struct period *out)
{
    struct when_reference from = *r->reference;
    struct resolver inner = {.reference = &from};
    struct period outer;

    if (!resolve(r, w->outer, &outer) || !outer.has_start || !outer.has_end)
        return false;
    if (w->inner->form == FORM_UNIT) { /* "the same month of 2022": the date before, moved to that year */
        int32_t years;
        if (!resolve(r, w->inner, out) || !out->has_start || !out->has_end)
            return false;
        years = 2 * (outer.start.year - out->start.year);
        *out = period_of(day_shift(out->start, UNIT_YEAR, years), shift_end(out->end, UNIT_YEAR, years));
        return true;
    }
    from.has_published = true;
    from.published = outer.start;
    from.tense = '>';
    if (!resolve(&inner, w->inner, out))
        return false;
    /* Winter of last year began in it; one that runs on from the year before is not meant. */
    if (out->has_start && day_compare(out->start, outer.start) < 0) {
        from.published = day_plus(out->end, 1);
        if (!resolve(&inner, w->inner, out))
            return false;
    }
    return out->has_start && out->has_end && within(out, &outer);
}

static bool nth_weekday_within(const struct when *w, const struct period *outer, struct period *out)
{
    struct day day;
    int weekday = w->fields.weekday;

    if (w->offset > 0)
        day = day_plus(outer->start, (weekday - day_weekday(outer->start) + 7) % 7 + 7 * (int64_t)(w->offset - 1));
    else
        day = day_plus(outer->end, -((day_weekday(outer->end) - weekday + 7) % 7) + 7 * (int64_t)(w->offset + 1));
    *out = period_of(day, day);
    return within(out, outer);
}

/* A week belongs to the month or year that holds its Thursday. */
static bool resolve_nth(struct resolver *r, const struct when *w, struct period *out)
{
    struct period outer, first, last;
    int32_t from = w->offset > 0 ? w->offset - 1 : 1 - w->count, to = w->offset > 0 ? w->offset - 1 : 0;
    struct day base;
    bool week = w->unit == UNIT_WEEK || w->unit == UNIT_WORKWEEK;

    if (!resolve(r, w->outer, &outer) || !outer.has_start || !outer.has_end)
        return false;
    if (w->fields.level == LEVEL_WEEKDAY)
        return nth_weekday_within(w, &outer, out);
    if (w->offset > 0)
        to += w->count - 1;
    base = w->offset > 0 ? outer.start : outer.end;
    if (week)
        base = w->offset > 0 ? day_plus(base, (4 - day_weekday(base) + 7) % 7) : day_plus(base, -((day_weekday(base) + 3) % 7));
    if (w->unit == UNIT_WEEKEND)
        base = w->offset > 0 ? day_plus(base, (6 - day_weekday(base) + 7) % 7) : day_plus(base, -((day_weekday(base) + 1) % 7));
    first = period_of_unit(base, w->unit, from);
    last = period_of_unit(base, w->unit, to);
    *out = period_of(first.start, last.end);
    return within(&first, &outer) && within(&last, &outer);
}

/* Early and late are halves, mid the two quarters between; of decades and centuries thirds. */
static void cut(const struct period *p, enum when_mod mod, struct period *out)
{
    int64_t days = gap(p->start, p->end) + 1, years = p->end.year - p->start.year + 1;

    *out = *p;
    if (days > 4 * 366) {
        struct day d = p->start;
        int32_t third = (int32_t)(years * 12 / 3), first = mod == WHEN_START ? 0 : mod == WHEN_MID ? third : 2 * third;
        if (years == 10) { /* 1990-93, 1994-96, 1997-99 */
            first = mod == WHEN_START ? 0 : mod == WHEN_MID ? 48 : 84;
            third = mod == WHEN_START ? 48 : 36;
        }
        out->start = day_plus_months(d, first);
        out->end = mod == WHEN_END ? p->end : day_plus(day_plus_months(d, first + third), -1);
    } else if (days >= 365 && p->start.day == 1) {
        out->start = day_plus_months(p->start, mod == WHEN_START ? 0 : mod == WHEN_MID ? 3 : 6);
        out->end = mod == WHEN_END ? p->end : day_plus(day_plus_months(p->start, mod == WHEN_START ? 6 : 9), -1);
    } else {
        int64_t half = (days + 1) / 2, quarter = days / 4;
        if (mod == WHEN_START)
            out->end = day_plus(p->start, half - 1);
        else if (mod == WHEN_END)
            out->start = day_plus(p->start, days / 2);
        else
            *out = period_of(day_plus(p->start, quarter), day_plus(p->end, -quarter));
    }
}

static bool resolve_part(struct resolver *r, const struct when *w, struct period *out)
{
    struct period outer;
    struct day now = r->reference->published;
    bool open = w->mod == WHEN_SOFAR || w->mod == WHEN_REST;

    if (!resolve(r, w->outer, &outer) || !outer.has_start || !outer.has_end)
        return false;
    if (open && r->reference->has_published && day_compare(outer.start, now) <= 0 && day_compare(outer.end, now) >= 0) {
        *out = w->mod == WHEN_SOFAR ? period_of(outer.start, now) : period_of(now, outer.end);
        return true;
    }
    cut(&outer, w->mod == WHEN_SOFAR ? WHEN_START : w->mod == WHEN_REST ? WHEN_END : w->mod, out);
    return true;
}

/* ---- two ends -------------------------------------------------------------------------------------------------------------------------- */

static bool is_turning(const struct when *w)
{
    return (w->form == FORM_FIELDS || w->form == FORM_HOLIDAY) && !w->fields.has_year;
}

/* Resolves an end that leaves its year open so that it comes before or after the other one. */
static bool resolve_beside(struct resolver *r, const struct when *w, struct day other, char tense, struct period *out)
{
    struct when_reference from = *r->reference;
    struct resolver beside = {.reference = &from};

    from.has_published = true;
    from.published = other;
    from.tense = tense;
    return resolve(&beside, w, out);
}

static bool resolve_range(struct resolver *r, const struct when *w, struct period *out)
{
    struct period first, last;
    /* What is to come ends in the future; it may have begun. */
    bool from_last = is_turning(w->inner) && (!is_turning(w->outer) || r->reference->tense == '>' ||
                                              (w->inner->fields.level == LEVEL_DAY && !w->inner->fields.month));

    if (from_last) {
        if (!resolve(r, w->outer, &last) || !last.has_end || !resolve_beside(r, w->inner, last.end, '<', &first))
            return false;
    } else {
        if (!resolve(r, w->inner, &first) || !first.has_start)
            return false;
        if (is_turning(w->outer) ? !resolve_beside(r, w->outer, first.start, '>', &last) : !resolve(r, w->outer, &last))
            return false;
    }
    if (!first.has_start || !last.has_end)
        return false;
    *out = period_of(first.start, last.end);
    return day_compare(out->start, out->end) <= 0;
}

/* Until looks ahead, since looks back, whatever tense the clause lacks. "Before the end of May" ends with May. */
static bool resolve_open(struct resolver *r, const struct when *w, struct period *out)
{
    struct when_reference from = *r->reference;
    struct resolver open = {.reference = &from};
    struct period p;

    if (!from.tense)
        from.tense = w->mod == WHEN_UNTIL ? '>' : w->mod == WHEN_SINCE ? '<' : '\0';
    if (!resolve(&open, w->outer, &p))
        return false;
    if (open.assumed)
        assume(r, open.assumed);
    if (w->mod == WHEN_BEFORE && w->outer->form == FORM_PART && w->outer->mod == WHEN_END)
        p.start = day_plus(p.end, 1);
    *out = (struct period){0};
    switch (w->mod) {
    case WHEN_SINCE:
        out->start = p.start;
        out->has_start = p.has_start;
        break;
    case WHEN_AFTER:
        out->start = p.has_end ? day_plus(p.end, 1) : p.end;
        out->has_start = p.has_end;
        break;
    case WHEN_BEFORE:
        out->end = p.has_start ? day_plus(p.start, -1) : p.start;
        out->has_end = p.has_start;
        break;
    default: out->end = p.end; out->has_end = p.has_end;
    }
    return out->has_start || out->has_end;
}

static bool resolve_week_of(struct resolver *r, const struct when *w, struct period *out)
{
    struct period p;

    if (!resolve(r, w->outer, &p) || !p.has_start)
        return false;
    *out = period_of_unit(p.start, UNIT_WEEK, 0);
    return true;
}

static bool resolve_form(struct resolver *r, const struct when *w, struct period *out)
{
    struct day day;

    switch (w->form) {
    case FORM_FIELDS: return resolve_fields(r, w, out);
    case FORM_HOLIDAY:
        if (!w->fields.has_year)
            return resolve_turning(r, w, out);
        if (!holiday_day(w->rule, w->fields.year, &day))
            return false;
        *out = period_of(day, day);
        return true;
    case FORM_UNIT: return resolve_unit(r, w, out);
    case FORM_TURN: return resolve_turn(r, w, out);
    case FORM_SHIFT: return resolve_shift(r, w, out);
    case FORM_SPAN: return resolve_span(r, w, out);
    case FORM_NARROW: return resolve_narrow(r, w, out);
    case FORM_NTH: return resolve_nth(r, w, out);
    case FORM_PART: return resolve_part(r, w, out);
    case FORM_WEEK_OF: return resolve_week_of(r, w, out);
    case FORM_RANGE: return resolve_range(r, w, out);
    case FORM_OPEN: return resolve_open(r, w, out);
    default: return false;
    }
}

static bool resolve(struct resolver *r, const struct when *w, struct period *out)
{
    return w && !w->needs && resolve_form(r, w, out) && in_range(out);
}

bool when_resolve(const struct when *when, const struct when_reference *reference, struct period *out, struct slice *assumed)
{
    struct resolver r = {.reference = reference};
    bool known = resolve(&r, when, out);

    if (!known)
        *out = (struct period){0};
    *assumed = slice_of(known ? r.assumed : NULL);
    return known;
}
