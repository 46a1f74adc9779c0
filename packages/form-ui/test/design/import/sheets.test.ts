import type { Form } from "@duheng/contracts";
import { describe, expect, it } from "vitest";
import type { HeldCells } from "../../../src/design/table/editing/held-cells.ts";
import { bareForm, planSheet, said, sheetOf } from "./read-sheet.ts";

describe("columns of points and weights", () => {
  it("weights that differ within a group are points", () => {
    const plan = planSheet(
      sheetOf("一级指标|二级指标|权重\n德|品行|12%\n|作风|8%\n绩|任务|50%\n|创新|30%", "A2:A3", "A4:A5"),
    );
    expect(said(plan)).toEqual(["德/品行 12", "德/作风 8", "绩/任务 50", "绩/创新 30"]);
    expect(plan.groups.map(({ weight }) => weight)).toEqual([undefined, undefined]);
    expect(plan.sums.total).toBe(100);
  });

  it("a weight that stands once beside a group is the group's, and its indicators share it", () => {
    const plan = planSheet(
      sheetOf("一级指标|权重|二级指标|评分标准\n德|20%|品行|a\n||作风|b\n绩|80%|任务|c", "A2:A3", "B2:B3"),
    );
    expect(said(plan)).toEqual(["德/品行 10?", "德/作风 10?", "绩/任务 80?"]);
    expect(plan.shared.map(({ text, lines }) => [text, lines])).toEqual([
      ["20", [2, 3]],
      ["80", [4]],
    ]);
  });

  it("weights of groups beside indicators that come to 100 each scale them, and that is told", () => {
    const plan = planSheet(
      sheetOf("维度|权重|指标|分值\n德|20%|品行|60\n||作风|40\n绩|80%|任务|100", "A2:A3", "B2:B3"),
    );
    expect(said(plan)).toEqual(["德/品行 60", "德/作风 40", "绩/任务 100"]);
    expect(plan.groups.map(({ title, weight }) => [title, weight])).toEqual([
      ["德", 20],
      ["绩", 80],
    ]);
    expect(plan.groupGuesses).toHaveLength(2);
    expect(plan.sums.total).toBe(100);
  });

  it("where every indicator is given of 100, its weight is what it counts", () => {
    const plan = planSheet(sheetOf("指标|分值|权重\n甲|100|30%\n乙|100|70%"));
    expect(said(plan)).toEqual(["基本/甲 30", "基本/乙 70"]);
  });

  it("points without a column stand behind the names", () => {
    expect(said(planSheet(sheetOf("考核内容及分值|评分标准\n政治学习（10分）|a\n业务工作90分|b")))).toEqual([
      "基本/政治学习 10",
      "基本/业务工作 90",
    ]);
  });

  it.each(["考核点", "业务考核指标", "考核要素指标"])("the names may be headed %s", (heading) => {
    expect(said(planSheet(sheetOf(`序号|${heading}|总分值|考核要求\n1|甲|10|x\n2|乙|5|y`)))).toEqual([
      "基本/甲 10",
      "基本/乙 5",
    ]);
  });

  it.each(["总分值", "权重分解", "目标权重", "权重（%）", "考核分值", "标准分"])(
    "points may be headed %s",
    (heading) => {
      expect(said(planSheet(sheetOf(`考核点|${heading}|评分标准\n甲|60|x\n乙|40|y`)))).toEqual([
        "基本/甲 60",
        "基本/乙 40",
      ]);
    },
  );

  it("columns to be filled in by hand are left out", () => {
    const plan = planSheet(
      sheetOf("考核项目|考核内容|分值|自评分|领导评分|得分\n德|品行|40|||\n能|业务|60|||"),
    );
    expect(plan.form.indicators.map(({ description }) => description)).toEqual([undefined, undefined]);
    expect(said(plan)).toEqual(["德/品行 40", "能/业务 60"]);
  });

  it("a first level that is another in each row names the indicators", () => {
    const plan = planSheet(
      sheetOf("序号|考核项目|考核内容|分值\n1|出勤|按时上下班|30\n2|卫生|保持整洁|30\n3|安全|无事故|40"),
    );
    expect(said(plan)).toEqual(["基本/出勤 30", "基本/卫生 30", "基本/安全 40"]);
    expect(plan.form.indicators[0]?.description).toBe("按时上下班");
  });

  it("two columns below one heading are a level and a name", () => {
    const plan = planSheet(
      sheetOf("序号|考核内容||分值\n1|德|品行|20\n2||作风|20\n3|绩|任务|60", "B1:C1", "B2:B3"),
    );
    expect(said(plan)).toEqual(["德/品行 20", "德/作风 20", "绩/任务 60"]);
  });
});

describe("rows that are structure", () => {
  it("headings between rows, whatever marks them", () => {
    const plan = planSheet(
      sheetOf(
        "指标|分值|评分标准\n一、德（20分）||\n品行|20|a\n二、绩|70|\n任务|70|b\n第三部分 廉（10分）||\n廉洁|10|c\n附加分（最高5分）||\n表彰|2|d\n合计|100|",
      ),
    );
    expect(said(plan)).toEqual(["德/品行 20", "绩/任务 70", "廉/廉洁 10", "附加分/表彰 0…2?"]);
    expect(
      plan.sums.groups.map(({ group, fixed, stated, fit }) => [group.title, fixed, stated, fit]),
    ).toEqual([
      ["德", 20, 20, "same"],
      ["绩", 70, 70, "same"],
      ["廉", 10, 10, "same"],
      ["附加分", 0, 5, "unsaid"],
    ]);
    expect([plan.sums.total, plan.sums.stated]).toEqual([100, 100]);
    expect(plan.groups.at(-1)).toMatchObject({ kind: "additions", min: 0, max: 5 });
  });

  it("a group's row that is numbered 一 in the column of numbers", () => {
    const plan = planSheet(
      sheetOf("序号|项目|分值|标准\n一|德|20|\n1|品行|12|a\n2|作风|8|b\n二|绩|80|\n3|任务|80|c"),
    );
    expect(said(plan)).toEqual(["德/品行 12", "德/作风 8", "绩/任务 80"]);
    expect(plan.sums.groups.map(({ stated }) => stated)).toEqual([20, 80]);
  });

  it("indicators that are themselves numbered 一、二、 stay indicators", () => {
    expect(said(planSheet(sheetOf("考核内容|分值|标准\n一、品行|40|a\n二、任务|60|b")))).toEqual([
      "基本/品行 40",
      "基本/任务 60",
    ]);
  });

  it("共性 and 个性 above numbered groups are the scope of theirs", () => {
    const plan = planSheet(
      sheetOf(
        "指标|分值\n一、共性指标（60分）|\n（一）德（20分）|\n品行|20\n（二）勤（40分）|\n出勤|40\n二、个性指标（40分）|\n办案|40",
      ),
    );
    expect(said(plan)).toEqual(["德/品行 20", "勤/出勤 40", "个性指标/办案 40"]);
    expect(plan.form.indicators.map(({ scope }) => scope)).toEqual(["common", "common", "individual"]);
  });

  it("sums, signatures, dates, forms to fill in and notes are no indicators", () => {
    const plan = planSheet(
      sheetOf(
        [
          "序号|指标|分值|得分",
          "1|甲|60|",
          "2|乙|40|",
          "|小计|100|",
          "总得分|||",
          "合  计|100||",
          "考核人（签字）：|||",
          "被考核人签名：||单位盖章：|",
          "填表人：|审核人：||",
          "日期：    年  月  日|||",
          "2026年|7月|1日|",
          "备注：本表一式两份|||",
          "……|||",
          "3|||",
        ].join("\n"),
      ),
    );
    expect(said(plan)).toEqual(["基本/甲 60", "基本/乙 40"]);
    expect(plan.sums.stated).toBe(100);
  });

  it("a table that is repeated for each page goes on", () => {
    const plan = planSheet(
      sheetOf(
        "指标|分值|标准\n甲|60|a\n指标|分值|标准\n乙|40|b\n某局考核表||\n项目|满分|要求\n丙|5|c",
        "A5:C5",
      ),
    );
    expect(said(plan)).toEqual(["基本/甲 60", "基本/乙 40", "基本/丙 5"]);
  });
});

describe("groups of additions and deductions", () => {
  const form = {
    ...bareForm,
    score: {
      groups: [
        { id: "g_base", code: "基本", title: "基本" },
        { id: "g_add", code: "加", title: "加分", kind: "additions" as const },
        { id: "g_cut", code: "扣", title: "违规扣减", kind: "deductions" as const },
      ] as const,
    },
  };

  it.each(["加分项", "加分指标", "附加分", "五、加分项（10分）", "奖励加分"])(
    "%s finds the form's 加分",
    (heading) => {
      const plan = planSheet(sheetOf(`指标|分值\n甲|100\n${heading}|\n表彰|5`), {
        ...form,
        score: { ...form.score, groups: [...form.score.groups] },
      });
      expect(plan.groups).toEqual([]);
      expect(plan.groupGuesses.map(({ code }) => code)).toEqual(["import-same-group"]);
      expect(plan.form.indicators.map(({ group, points }) => [group, points])).toEqual([
        ["基本", { kind: "fixed", full: 100 }],
        ["加", { kind: "floating", min: 0, max: 5 }],
      ]);
    },
  );

  it.each<[string, string]>([
    ["5", "-5…0?"],
    ["-5", "-5…0"],
    ["0-5", "-5…0?"],
    ["扣5分", "-5…0"],
    ["每次扣0.5分", "-0.5…0?"],
    ["-5～0", "-5…0"],
    ["±2", "-2…2"],
  ])("among deductions %s is %s", (written, expected) => {
    expect(said(planSheet(sheetOf(`指标|分值\n甲|100\n扣分项|\n迟到|${written}`)))).toEqual([
      "基本/甲 100",
      `扣分项/迟到 ${expected}`,
    ]);
  });
});

describe("the same file again", () => {
  const text =
    "序号|考核内容|分值|标准\n一、德（20分）|||\n1|学习|10|a\n2|学习|10|b\n二、绩（80分）|||\n3|学习|40|c\n4|1.任务|每次2分|d\n附加分|||\n5|表彰|5|e";

  it("updates all and changes nothing", () => {
    const once = planSheet(sheetOf(text));
    const again = planSheet(sheetOf(text), once.form);
    expect([again.created, again.updated]).toEqual([0, 5]);
    expect(again.form).toEqual(once.form);
  });

  it("takes what was changed in it, and what is not said any more stays", () => {
    const once = planSheet(sheetOf(text));
    const again = planSheet(
      sheetOf(text.replace("3|学习|40|c", "3|学习|50|cc").replace("2|学习|10|b", "2|学习|/|b")),
      once.form,
    );
    expect(again.form.indicators.map(({ points }) => points)).toEqual(
      once.form.indicators.map(({ points }, index) => (index === 2 ? { kind: "fixed", full: 50 } : points)),
    );
    expect(again.rows.flatMap(({ guesses }) => guesses.map(({ message }) => message.code))).toContain(
      "import-points-kept",
    );
  });
});

describe("what locks from above rest on", () => {
  const text = "维度|指标|分值\n德|品行|60\n|作风|40\n绩|任务|100";
  const { form } = planSheet(sheetOf(text, "A2:A3"));
  const of = (title: string) => form.indicators.find((each) => each.title === title)?.id ?? "";
  const lockedIds = new Set([of("任务")]);
  const [sumGroup, ownGroup] = form.score.groups.slice(1);
  const held: HeldCells = {
    used: new Map(["品行", "作风"].map((title) => [of(title), ["任务"]])),
    sums: new Map([[sumGroup?.code ?? "", ["任务"]]]),
    groups: new Set([sumGroup?.id ?? "", ownGroup?.id ?? ""]),
  };
  const locked = { lockedIds, held };
  const problemsOf = ({ rows }: ReturnType<typeof planSheet>) =>
    rows.flatMap(({ row, problems }) =>
      problems.map(({ column, message }) => `${row.at} ${column} ${message.code}`),
    );

  it("the same file again says nothing new and is refused nothing", () => {
    const again = planSheet(sheetOf(text, "A2:A3"), form, locked);
    expect(again.form).toEqual(form);
    expect(problemsOf(again)).toEqual([]);
  });

  it("other points of one that a lock reads are refused, and so is another group; a description is not", () => {
    const sheet = sheetOf("维度|指标|分值|评分标准\n德|品行|50|看平时\n绩|作风|40|", "A2:A2");
    const plan = planSheet(sheet, form, locked);
    expect(plan.form.indicators.map(({ points, group }) => [points, group])).toEqual(
      form.indicators.map(({ points, group }) => [points, group]),
    );
    expect(plan.form.indicators[0]?.description).toBe("看平时");
    expect(problemsOf(plan)).toEqual([
      "2 points indicator-used-by-locked",
      "3 group indicator-used-by-locked",
    ]);
  });

  it("no new one comes into a group whose points a lock reads, and the row says why", () => {
    const sheet = sheetOf("维度|指标|分值\n德|学习|5\n绩|创新|5");
    const plan = planSheet(sheet, form, locked);
    expect(plan.created).toBe(1);
    expect(plan.rows.map(({ becomes, indicator }) => [becomes, indicator?.title])).toEqual([
      ["locked", undefined],
      ["new", "创新"],
    ]);
    expect(problemsOf(plan)).toEqual(["2 group indicator-used-by-locked"]);
  });

  it("weights of the groups on which locks rest stay", () => {
    const weighted = sheetOf(
      "维度|权重|指标|分值\n德|20%|品行|60\n||作风|40\n绩|80%|任务|100",
      "A2:A3",
      "B2:B3",
    );
    const open = { lockedIds: new Set<string>() };
    expect(planSheet(weighted, form, open).groupChanges).toHaveLength(2);
    expect(planSheet(weighted, form, { ...open, held }).groupChanges).toEqual([]);
    expect(
      planSheet(weighted, form, { ...open, held: { ...held, groups: new Set() } }).groupChanges,
    ).toMatchObject([{ group: "绩" }]);
  });
});

describe("a second sheet says otherwise of groups that are there", () => {
  const weighted = (first: number, second: number) =>
    sheetOf(`维度|权重|指标|分值\n德|${first}%|品行|60\n||作风|40\n绩|${second}%|任务|100`, "A2:A3", "B2:B3");
  const capped = (adds: number, takes: number) =>
    sheetOf(
      `指标|分值|评分标准\n任务|100|a\n加分项（最多${adds}分）||\n表彰|5|b\n扣分项（${takes}分）||\n迟到|2|c`,
    );
  const groupsOf = ({ form }: ReturnType<typeof planSheet>) =>
    form.score.groups.map(({ title, weight, min, max }) => [title, weight, min, max]);

  it("weights follow, and each change is told", () => {
    const once = planSheet(weighted(20, 80));
    expect(once.groupChanges).toEqual([]);
    const again = planSheet(weighted(30, 70), once.form);
    expect(again.groupChanges).toEqual([
      { group: "德", what: "weight", before: 20, after: 30 },
      { group: "绩", what: "weight", before: 80, after: 70 },
    ]);
    expect(groupsOf(again)).toEqual(groupsOf(planSheet(weighted(30, 70))));
    expect(again.sums.total).toBe(100);
  });

  it("and so does what additions and deductions may come to at most", () => {
    const once = planSheet(capped(10, 6));
    const again = planSheet(capped(15, 4), once.form);
    expect(again.groupChanges.map(({ what, before, after }) => [what, before, after])).toEqual([
      ["most", 10, 15],
      ["most", 6, 4],
    ]);
    expect(groupsOf(again)).toEqual(groupsOf(planSheet(capped(15, 4))));
  });

  it("a weight that is new is one, where the indicators do not come to it", () => {
    const plain = planSheet(sheetOf("维度|指标|分值\n德|品行|60\n|作风|40\n绩|任务|100", "A2:A3"));
    expect(planSheet(weighted(20, 80), plain.form).groupChanges).toEqual([
      { group: "德", what: "weight", before: undefined, after: 20 },
      { group: "绩", what: "weight", before: undefined, after: 80 },
    ]);
    const sums = "维度|权重|指标|分值\n德|20%|品行|12\n||作风|8\n绩|80%|任务|80";
    const fitting = planSheet(sheetOf(sums, "A2:A3", "B2:B3"));
    expect(planSheet(sheetOf(sums, "A2:A3", "B2:B3"), fitting.form).groupChanges).toEqual([]);
  });

  it.each<[string, string]>([
    ["in headings", "指标|分值|标准\n一、德（100分）||\n品行|60|a\n作风|40|b\n二、绩（100分）||\n任务|100|c"],
    [
      "in lines of sums",
      "维度|指标|分值\n德|品行|60\n|作风|40\n小计||100\n绩|任务|100\n小计||100\n合计||200",
    ],
    [
      "in headings, with another indicator's points",
      "指标|分值|标准\n一、德（90分）||\n品行|50|a\n作风|40|b\n二、绩（100分）||\n任务|100|c",
    ],
  ])("what they come to is a check and no weight: %s", (_where, text) => {
    const { form } = planSheet(weighted(20, 80));
    const again = planSheet(sheetOf(text), form);
    expect(again.updated).toBe(3);
    expect(again.sums.groups.map(({ stated }) => stated)).not.toContain(undefined);
    expect(again.groupChanges).toEqual([]);
    expect(groupsOf(again)).toEqual(groupsOf(planSheet(weighted(20, 80))));
  });

  it("weights in headings follow where all indicators are of 100", () => {
    const { form } = planSheet(weighted(20, 80));
    const text = "指标|分值|标准\n一、德（30分）||\n品行|60|a\n作风|40|b\n二、绩（70分）||\n任务|100|c";
    expect(planSheet(sheetOf(text), form).groupChanges.map(({ after }) => after)).toEqual([30, 70]);
  });

  it("a weight that was the sum of the indicators stays their sum", () => {
    const { form } = planSheet(weighted(100, 100));
    const text = "指标|分值|标准\n一、德（90分）||\n品行|50|a\n作风|40|b\n二、绩（100分）||\n任务|100|c";
    const summed: Form = {
      ...form,
      score: {
        groups: [
          { id: "g_base", code: "基本", title: "基本" },
          ...form.score.groups.slice(1).map((group) => ({ ...group, weight: 100 })),
        ],
      },
    };
    expect(planSheet(sheetOf(text), summed).groupChanges).toEqual([
      { group: "德", what: "weight", before: 100, after: 90 },
    ]);
  });

  it.each<[string, string]>([
    ["a heading", "指标|分值|标准\n一、德（60分）||\n品行|60|a\n二、绩（100分）||\n任务|100|c"],
    ["a line of sums", "维度|指标|分值\n德|品行|60\n小计||60\n绩|任务|100\n小计||100\n合计||160"],
    ["a column of weights", "维度|权重|指标|分值\n德|30%|品行|60\n绩|80%|任务|100"],
  ])("a sheet with only some of a group's indicators leaves its weight alone: %s", (_where, text) => {
    const { form } = planSheet(weighted(20, 80));
    expect(planSheet(sheetOf(text), form).groupChanges).toEqual([]);
  });

  it("nothing changes where the sheet says nothing, existing ones are skipped, or indicators are locked", () => {
    const { form } = planSheet(weighted(20, 80));
    const silent = sheetOf("维度|指标|分值\n德|品行|60\n|作风|40\n绩|任务|100", "A2:A3");
    expect(planSheet(silent, form).groupChanges).toEqual([]);
    expect(planSheet(weighted(30, 70), form, { onExisting: "skip" }).groupChanges).toEqual([]);
    const lockedIds = new Set(form.indicators.slice(0, 1).map(({ id }) => id));
    expect(planSheet(weighted(30, 70), form, { lockedIds }).groupChanges).toEqual([
      { group: "绩", what: "weight", before: 80, after: 70 },
    ]);
  });
});
