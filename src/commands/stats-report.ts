import picocolors from 'picocolors';
import type { Bin, CardStatistics } from '../schedule/card-statistics.ts';
import { dateOf } from '../schedule/days.ts';
import type { Period, Recall, ReviewStatistics } from '../schedule/review-statistics.ts';
import { counted } from './counted.ts';
import { bars, type Canvas, calendar, columns, percent, sentence, short, table } from './plots.ts';

/** What is told of a study folder. */
export interface Statistics {
  /** Study day. */
  readonly today: number;
  readonly days: number;
  readonly cards: CardStatistics;
  readonly reviews: ReviewStatistics;
}

const PERIODS: Readonly<Record<Period, string>> = {
  today: 'today',
  yesterday: 'yesterday',
  week: '7 days',
  month: '30 days',
  year: '365 days',
  all: 'all',
};

/** Statistics as a page of plots. */
export function formatStatistics(statistics: Statistics, canvas: Canvas): string {
  const { bold } = picocolors.createColors(canvas.isColoured);
  const { cards, reviews, days } = statistics;
  const parts: [string, string][] = [['Cards', overview(statistics, canvas)]];
  if (reviews.days.length > 0)
    parts.push(
      ['True retention', retentionTable(statistics, canvas)],
      [`Answers a day, the last ${counted(days, 'day')}`, answersByDay(statistics, canvas)],
      [`Retention a day, the last ${counted(days, 'day')}`, retentionByDay(statistics, canvas)],
      ['Answers of the last year', heatMap(statistics, canvas)],
      [`Answers by state, the last ${counted(days, 'day')}`, ratingTable(statistics, canvas)],
      [`Hours, the last ${counted(days, 'day')}`, hours(statistics, canvas)],
    );
  if (cards.learned > 0)
    parts.push(
      [`Load of the next ${counted(days, 'day')}`, load(statistics, canvas)],
      ['Intervals of cards in review', bars(wholeDays(cards.intervals), canvas)],
      ['Stability', bars(daysOf(cards.stability), canvas)],
      ['Difficulty', bars(numbers(cards.difficulty, 1, ''), canvas)],
      ['Retrievability now', bars(numbers(cards.retrievability, 100, ' %'), canvas)],
    );
  return parts.map(([title, text]) => `${bold(title)}\n${text}`).join('\n');
}

function overview(statistics: Statistics, canvas: Canvas): string {
  const { cards, reviews, today } = statistics;
  const { states } = cards;
  const { learned } = cards;
  const now = reviews.days.find(({ day }) => day === today);
  const rows = Object.entries(states)
    .filter(([name, count]) => count > 0 || name === 'new')
    .map(([label, value]) => ({ label, value }));
  const known = `${short(Math.round(cards.known))} cards of ${short(learned)} learned would be recalled now (${percent(cards.known, learned)})`;
  const minutes = Math.round((now?.seconds ?? 0) / 60);
  const streak = reviews.streak > 0 ? `, ${counted(reviews.streak, 'day')} in a row` : '';
  const done = `today ${counted(now?.answers ?? 0, 'answer')} in ${minutes} min, ${now?.introduced ?? 0} new${streak}`;
  return `${bars(rows, canvas)}${learned > 0 ? sentence(known, canvas) : ''}${sentence(done, canvas)}`;
}

function retentionTable({ reviews }: Statistics, canvas: Canvas): string {
  const cell = ({ recalled, total }: Recall) => {
    if (total === 0 || canvas.width < 60) return percent(recalled, total);
    return `${percent(recalled, total)} of ${short(total)}`;
  };
  const rows = Object.entries(PERIODS).map(([period, name]) => {
    const { young, mature } = reviews.retention[period as Period];
    return [name, cell(young), cell(mature), cell(sumOf([young, mature]))];
  });
  return table(['', 'young', 'mature', 'all'], rows, canvas);
}

function sumOf(recalls: readonly Recall[]): Recall {
  return {
    total: recalls.reduce((sum, { total }) => sum + total, 0),
    recalled: recalls.reduce((sum, { recalled }) => sum + recalled, 0),
  };
}

/** A value for each of the last days, today last. */
function lately<T>(
  { reviews, today, days }: Statistics,
  value: (day: Day) => T,
): (T | undefined)[] {
  const known = new Map(reviews.days.map((day) => [day.day, day]));
  return Array.from({ length: days }, (_, at) => {
    const day = known.get(today - days + 1 + at);
    return day === undefined ? undefined : value(day);
  });
}

type Day = Statistics['reviews']['days'][number];

function spanOf({ today, days }: Statistics) {
  return { first: dateOf(today - days + 1), last: 'today' };
}

function answersByDay(statistics: Statistics, canvas: Canvas): string {
  const values = lately(statistics, ({ answers }) => answers);
  const all = sum(values);
  const seconds = sum(lately(statistics, (day) => day.seconds));
  const told = `${counted(all, 'answer')} in ${short(Math.round(seconds / 60))} min, ${short(all / statistics.days)} a day`;
  return `${columns({ values, ...spanOf(statistics), merge: 'sum' }, canvas)}${sentence(told, canvas)}`;
}

function sum(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((all, value) => all + (value ?? 0), 0);
}

function retentionByDay(statistics: Statistics, canvas: Canvas): string {
  const values = lately(statistics, ({ retention }) =>
    retention.total > 0 ? (100 * retention.recalled) / retention.total : undefined,
  );
  if (values.every((value) => value === undefined)) return '  no reviews of such cards\n';
  const worst = Math.min(...values.filter((value) => value !== undefined));
  const least = Math.min(90, Math.floor(worst / 10) * 10);
  return columns(
    {
      ...{ values, least, most: 100, merge: 'mean', height: 5, ...spanOf(statistics) },
      format: (value) => `${short(value)} %`,
    },
    canvas,
  );
}

function heatMap({ reviews, today }: Statistics, canvas: Canvas): string {
  return calendar(new Map(reviews.days.map(({ day, answers }) => [day, answers])), today, canvas);
}

function ratingTable({ reviews }: Statistics, canvas: Canvas): string {
  const rows = Object.entries(reviews.ratings).map(([state, counts]) => {
    const all = sum(counts);
    return [state, ...counts.map((count) => percent(count, all)), short(all)];
  });
  return table(['', 'again', 'hard', 'good', 'easy', 'all'], rows, canvas);
}

function hours({ reviews }: Statistics, canvas: Canvas): string {
  const rows = reviews.hours.flatMap(({ total, recalled }, hour) =>
    total === 0
      ? []
      : [
          {
            label: `${String(hour).padStart(2, '0')}:00`,
            value: total,
            note: `${short(total)}, ${percent(recalled, total)} recalled`,
          },
        ],
  );
  return rows.length === 0 ? '  no answers\n' : bars(rows, canvas);
}

function load({ cards, days, today }: Statistics, canvas: Canvas): string {
  const { forecast, overdue } = cards;
  const all = sum(forecast);
  const late = overdue > 0 ? `; ${short(overdue)} more overdue` : '';
  const told = `${counted(all, 'review')} of cards learned so far, ${short(all / days)} a day${late}`;
  const plot = { values: forecast, first: 'today', last: dateOf(today + days - 1) };
  return `${columns({ ...plot, merge: 'sum' }, canvas)}${sentence(told, canvas)}`;
}

/** Bins without those at the ends that have nothing in them. */
function filled(bins: readonly Bin[]): readonly Bin[] {
  const first = bins.findIndex(({ cards }) => cards > 0);
  const last = bins.findLastIndex(({ cards }) => cards > 0);
  return first < 0 ? bins.slice(0, 1) : bins.slice(first, last + 1);
}

/** Of values that are whole days. */
function wholeDays(bins: readonly Bin[]) {
  return filled(bins).map(({ from, to, cards }) => {
    const upTo = to === from + 1 ? '' : `–${to - 1}`;
    return {
      label: to === Number.POSITIVE_INFINITY ? `${from} d +` : `${from}${upTo} d`,
      value: cards,
    };
  });
}

function daysOf(bins: readonly Bin[]) {
  return filled(bins).map(({ from, to, cards }) => ({
    label: to === Number.POSITIVE_INFINITY ? `${from} d +` : `${from}–${to} d`,
    value: cards,
  }));
}

function numbers(bins: readonly Bin[], by: number, unit: string) {
  return filled(bins).map(({ from, to, cards }) => ({
    label: `${Math.round(from * by)}–${Math.round(to * by)}${unit}`,
    value: cards,
  }));
}

/** Statistics for `--json`: dates for study days, and in bins without an end null for `to`. */
export function statisticsAsJson({ today, days, cards, reviews }: Statistics) {
  const { forecast, overdue, ...rest } = cards;
  return {
    today: dateOf(today),
    days,
    cards: rest,
    forecast: {
      overdue,
      days: forecast.map((count, at) => ({ date: dateOf(today + at), cards: count })),
    },
    reviews: {
      ...reviews,
      days: reviews.days.map(({ day, ...values }) => ({ date: dateOf(day), ...values })),
      hours: reviews.hours.map((recall, hour) => ({ hour, ...recall })),
      ratings: Object.fromEntries(
        Object.entries(reviews.ratings).map(([state, [again, hard, good, easy]]) => [
          state,
          { again, hard, good, easy },
        ]),
      ),
    },
  };
}
