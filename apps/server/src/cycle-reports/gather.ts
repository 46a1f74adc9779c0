import { sayPeriod } from "@duheng/assessment";
import type { Assessment, Cycle, Form, QuotaGroup } from "@duheng/contracts";
import { assessmentStateWords, cycleStateWords, gradeWords } from "@duheng/contracts/words";
import { asSeenBy } from "../assessments/as-seen-by.ts";
import { givenIn } from "../assessments/contributions/find.ts";
import { countMembers, membersOfCycle } from "../assessments/members-of-cycle.ts";
import { listQuotaGroups } from "../assessments/quota-groups.ts";
import { untoldIn } from "../assessments/untold.ts";
import { sayInstant } from "../audit/say-entry.ts";
import { formVersion } from "../forms/versions.ts";
import type { Caller } from "../permissions/caller.ts";
import { personNames } from "../staff/names.ts";
import { inWords, joined, type Locale } from "../use-cases/documents/export-columns.ts";
import type { ReportCell, ReportColumn, ReportSheet } from "../workshop/report-sheet.ts";
import { sayer } from "./words.ts";

/** People of one report; of more the list of papers tells, and each sheet says so. */
const mostPeople = 10_000;

type Row = ReportCell[];

/** A paper as far as who reads the report may know it. */
type Seen = Assessment & { readonly isWithheld?: true };

/** Without place, points and grade. */
function untold({ rank: _rank, score: _score, result: _result, grade: _grade, ...rest }: Assessment): Seen {
  return { ...rest, isWithheld: true };
}

/**
 * All that is told of a cycle, as sheets: how it stands, results with the points of each indicator (a sheet for each form), grades
 * and quota, who gets no grade, who is not finished, and the feedback. Of a quota group in which the caller waits for his own
 * feedback neither places nor points are told, unless he decides.
 */
export async function gatherReport(
  cycle: Cycle,
  { actor, ability }: Caller,
  locale: Locale,
): Promise<ReportSheet[]> {
  const say = sayer(locale);
  const people = await countMembers(cycle.id);
  const viewer = { actor, decides: ability.can("decide", "quotaGroups") };
  const groups = await listQuotaGroups(cycle.id, viewer);
  const isUntold = await untoldIn(cycle.id, viewer);
  const gathering = new Gathering(locale, groups);
  for await (const some of membersOfCycle(cycle.id, mostPeople))
    await gathering.add(
      await Promise.all(some.map(async (one) => (isUntold(one) ? untold(await asSeenBy(actor, one)) : one))),
    );
  const sheets = [overview(cycle, people, gathering, locale), ...gathering.sheets()];
  if (people <= mostPeople) return sheets;
  const told =
    locale === "zh"
      ? `只列出了前 ${mostPeople} 人；全部人员见“考核记录”列表。`
      : `Only the first ${mostPeople} people are told here; the list of assessments has all.`;
  return sheets.map((sheet) =>
    sheet.name === say("overview") ? sheet : { ...sheet, rows: [...sheet.rows, [told]] },
  );
}

function overview(
  cycle: Cycle,
  people: number,
  { byState, withheld }: Gathering,
  locale: Locale,
): ReportSheet {
  const say = sayer(locale);
  const states = inWords(assessmentStateWords);
  return {
    name: say("overview"),
    columns: [
      { heading: say("item"), width: 24 },
      { heading: say("value"), width: 60, wraps: true },
    ],
    rows: [
      [say("cycle"), cycle.title],
      [say("period"), sayPeriod(cycle.period, locale)],
      [say("from"), cycle.startsOn],
      [say("until"), cycle.endsOn],
      [say("stage"), inWords(cycleStateWords)(cycle.state, locale)],
      [say("people"), people],
      ...[...byState].map(([state, count]): Row => [`${say("inState")}：${states(state, locale)}`, count]),
      ...(withheld === 0 ? [] : [[say("withheld"), say("withheldWhy")]]),
      [say("madeAt"), sayInstant(new Date().toISOString())],
    ],
  };
}

/** The rows of all sheets, as papers come. */
class Gathering {
  readonly byState = new Map<string, number>();
  /** Of how many the results are not told to who reads it. */
  withheld = 0;
  readonly #locale: Locale;
  readonly #say: ReturnType<typeof sayer>;
  readonly #groups: readonly QuotaGroup[];
  readonly #forms = new Map<string, { readonly form: Form; readonly rows: Row[] }>();
  readonly #graded: { readonly group: string; readonly row: Row; readonly rank: number }[] = [];
  readonly #excluded: Row[] = [];
  readonly #unfinished: Row[] = [];
  readonly #feedback: Row[] = [];

  constructor(locale: Locale, groups: readonly QuotaGroup[]) {
    this.#locale = locale;
    this.#say = sayer(locale);
    this.#groups = groups;
  }

  async add(some: readonly Seen[]): Promise<void> {
    const ids = some.map(({ id }) => id);
    const told = new Map((await givenIn(ids, "feedback")).map((one) => [one.assessmentId, one]));
    const answered = new Map((await givenIn(ids, "acknowledgement")).map((one) => [one.assessmentId, one]));
    const names = await personNames([...new Set(some.flatMap((one) => openStep(one)?.actorIds ?? []))]);
    for (const { isWithheld, ...one } of some) {
      if (isWithheld) this.withheld += 1;
      this.byState.set(one.state, (this.byState.get(one.state) ?? 0) + 1);
      const { form, rows } = await this.#formOf(one);
      rows.push([
        ...[one.rank ?? null, ...this.#who(one)],
        ...[one.score ?? null, this.#grade(one), this.#state(one)],
        ...form.indicators.map(({ code }) => one.result?.indicators[code]?.points ?? null),
      ]);
      const group = this.#groups.find(({ id }) => id === one.quotaGroupId);
      if (one.excluded) this.#excluded.push([...this.#who(one), one.excluded.reason]);
      else if (group)
        this.#graded.push({
          group: group.id,
          rank: one.rank ?? Number.MAX_SAFE_INTEGER,
          row: [
            ...[group.title, one.rank ?? null, ...this.#who(one)],
            ...[one.score ?? null, this.#grade(one), one.grade?.reason ?? null],
          ],
        });
      const step = openStep(one);
      if (one.state !== "closed")
        this.#unfinished.push([
          ...[...this.#who(one), this.#state(one), step?.title ?? null],
          step === undefined
            ? null
            : joined(
                step.actorIds.map((id) => names.get(id) ?? id),
                this.#locale,
              ),
          step?.dueOn ?? null,
        ]);
      const feedback = told.get(one.id);
      if (feedback && !isWithheld)
        this.#feedback.push([
          ...this.#who(one),
          feedback.givenAt === undefined ? null : sayInstant(feedback.givenAt),
          ...[feedback.byName ?? null, feedback.feedback.text],
          feedback.feedback.readAt === undefined ? null : sayInstant(feedback.feedback.readAt),
          answered.get(one.id)?.acknowledgement.reply ?? null,
        ]);
    }
  }

  sheets(): ReportSheet[] {
    const say = this.#say;
    const who: ReportColumn[] = [
      { heading: say("number"), width: 12 },
      { heading: say("name"), width: 12 },
      { heading: say("department"), width: 20 },
      { heading: say("category"), width: 16 },
      { heading: say("position"), width: 16 },
    ];
    const rank = { heading: say("rank"), width: 7, format: "0" };
    const score = { heading: say("score"), width: 9, format: "0.00" };
    const grade = { heading: say("grade"), width: 14 };
    const state = { heading: say("state"), width: 12 };
    const results = [...this.#forms.values()].map(({ form, rows }) => ({
      name: this.#forms.size === 1 ? say("results") : `${say("results")} ${form.title}`,
      columns: [
        ...[rank, ...who, score, grade, state],
        ...form.indicators.map(({ title }) => ({ heading: title, width: 11, format: "0.00" })),
      ],
      rows: rows.sort(byFirst),
    }));
    return [
      ...results,
      this.#quota(),
      {
        name: say("grades"),
        columns: [
          ...[{ heading: say("group"), width: 18 }, rank, ...who, score, grade],
          { heading: say("gradeReason"), width: 36, wraps: true },
        ],
        rows: this.#gradedRows(),
      },
      {
        name: say("excluded"),
        columns: [...who, { heading: say("reason"), width: 50, wraps: true }],
        rows: this.#excluded,
      },
      {
        name: say("unfinished"),
        columns: [
          ...[...who, state, { heading: say("waitsFor"), width: 16 }],
          ...[
            { heading: say("who"), width: 30, wraps: true as const },
            { heading: say("due"), width: 12 },
          ],
        ],
        rows: this.#unfinished,
      },
      {
        name: say("feedback"),
        columns: [
          ...[...who, { heading: say("given"), width: 17 }, { heading: say("by"), width: 12 }],
          ...[
            { heading: say("text"), width: 50, wraps: true as const },
            { heading: say("readAt"), width: 17 },
          ],
          { heading: say("reply"), width: 36, wraps: true },
        ],
        rows: this.#feedback,
      },
    ];
  }

  #quota(): ReportSheet {
    const say = this.#say;
    return {
      name: say("quota"),
      columns: [
        { heading: say("group"), width: 30 },
        { heading: say("base"), width: 10, format: "0" },
        { heading: say("percent"), width: 12, format: "0.##" },
        { heading: say("seats"), width: 12, format: "0" },
        { heading: say("taken"), width: 12, format: "0" },
        { heading: say("fixed"), width: 12 },
      ],
      rows: this.#groups.map(({ title, base, percent, seats, goodIds, state }) => [
        ...[title, base, percent, seats, goodIds.length],
        say(state === "fixed" ? "yes" : "no"),
      ]),
    };
  }

  /** Group by group in their order, each by rank. */
  #gradedRows(): Row[] {
    const places = new Map(this.#groups.map(({ id }, at) => [id, at]));
    return this.#graded
      .sort((a, b) => (places.get(a.group) ?? 0) - (places.get(b.group) ?? 0) || a.rank - b.rank)
      .map(({ row }) => row);
  }

  async #formOf({ formId, version }: Assessment) {
    const key = `${formId}/${version}`;
    const known = this.#forms.get(key);
    if (known) return known;
    const { document } = await formVersion(formId, version);
    const made: { readonly form: Form; readonly rows: Row[] } = { form: document, rows: [] };
    this.#forms.set(key, made);
    return made;
  }

  #who({ snapshot: { number, name, departmentName, categoryName, position } }: Assessment): Row {
    return [number ?? null, name, departmentName, categoryName, position ?? null];
  }

  #state({ state, result }: Assessment): string {
    const words = inWords(assessmentStateWords)(state, this.#locale);
    return result?.provisional === true ? `${words} · ${this.#say("provisional")}` : words;
  }

  #grade({ grade }: Assessment): string | null {
    if (grade === undefined) return null;
    const words = inWords(gradeWords)(grade.value, this.#locale);
    return grade.final ? words : `${words}${this.#say("notFixed")}`;
  }
}

function openStep({ steps }: Assessment): Assessment["steps"][number] | undefined {
  return steps.find(({ state }) => state === "open");
}

/** By rank; who has none behind, in the order in which they came. */
function byFirst([one]: Row, [other]: Row): number {
  return placeOf(one) - placeOf(other);
}

function placeOf(rank: ReportCell | undefined): number {
  return typeof rank === "number" ? rank : Number.MAX_SAFE_INTEGER;
}
