import { caseRate, countedAddition, deduction, type Item, levels, rate, target } from "./items/index.ts";

/** A case indicator with the lines of work that take it. */
export interface LinedItem {
  readonly item: Item;
  readonly lines: readonly ("criminal" | "civil")[];
}

/**
 * The 30 business indicators of the procuratorate. Historical style: national guidance has since dropped
 * targets for some of these rates; the figures are illustrative.
 */
export function procuratorateCaseItems(): LinedItem[] {
  return [...caseIndicators(), ...publicInterestIndicators(), ...qualityIndicators()];
}

function caseIndicators(): LinedItem[] {
  return [
    criminal({
      id: "case-ratio",
      code: "案件比",
      title: "案-件比",
      value: "案件比值",
      ideal: 1,
      worst: 2,
      unit: "ratio",
    }),
    criminal({
      id: "arrest-no-charge",
      code: "捕后不诉",
      title: "捕后不诉率",
      value: "捕后不诉率值",
      ideal: 0,
      worst: 10,
    }),
    criminal({
      id: "arrest-exempt",
      code: "捕后免刑",
      title: "捕后免刑率",
      value: "捕后免刑率值",
      ideal: 0,
      worst: 10,
    }),
    criminal({
      id: "withdrawn",
      code: "撤回起诉",
      title: "撤回起诉率",
      value: "撤回起诉率值",
      ideal: 0,
      worst: 2,
    }),
    criminal({
      id: "acquitted",
      code: "无罪有责",
      title: "无罪案件有责率",
      value: "无罪有责率值",
      ideal: 0,
      worst: 1,
    }),
    criminal({
      id: "sent-back",
      code: "退补率",
      title: "退回补充侦查率",
      value: "退补率值",
      ideal: 0,
      worst: 30,
    }),
    criminal({
      id: "extended",
      code: "延期率",
      title: "延长审查起诉期限率",
      value: "延期率值",
      ideal: 0,
      worst: 20,
    }),
    criminal({
      id: "plea-appeal",
      code: "认罪后上诉",
      title: "认罪认罚后上诉率",
      value: "认罪后上诉率值",
      ideal: 0,
      worst: 15,
    }),
    criminal({
      id: "sentencing",
      code: "量刑建议采纳",
      title: "量刑建议采纳率",
      value: "量刑建议采纳率值",
      ideal: 95,
      worst: 60,
    }),
    criminal({
      id: "own-investigation",
      code: "自行补侦",
      title: "自行补充侦查率",
      value: "自行补侦率值",
      ideal: 30,
      worst: 0,
    }),
    criminal({
      id: "filing",
      code: "立案监督",
      title: "监督立案率",
      value: "立案监督率值",
      ideal: 90,
      worst: 50,
    }),
    criminal({
      id: "dropping",
      code: "撤案监督",
      title: "监督撤案率",
      value: "撤案监督率值",
      ideal: 90,
      worst: 50,
    }),
    criminal({
      id: "correction",
      code: "侦查纠正采纳",
      title: "侦查活动纠正采纳率",
      value: "侦查纠正采纳率值",
      ideal: 95,
      worst: 55,
    }),
    criminal({
      id: "pursuit",
      code: "追捕追诉",
      title: "追捕追诉采纳率",
      value: "追捕追诉采纳率值",
      ideal: 90,
      worst: 50,
    }),
    criminal({
      id: "protest",
      code: "刑事抗诉采纳",
      title: "刑事抗诉采纳率",
      value: "刑事抗诉采纳率值",
      ideal: 70,
      worst: 20,
    }),
    civil(
      {
        id: "civil-protest",
        code: "民事抗诉改变",
        title: "民事抗诉改变率",
        value: "民事抗诉改变率值",
        ideal: 70,
        worst: 20,
      },
      "民事案件数",
    ),
    civil(
      {
        id: "retrial",
        code: "再审建议采纳",
        title: "再审检察建议采纳率",
        value: "再审建议采纳率值",
        ideal: 80,
        worst: 30,
      },
      "民事案件数",
    ),
    civil(
      {
        id: "execution",
        code: "执行监督",
        title: "执行监督采纳率",
        value: "执行监督采纳率值",
        ideal: 90,
        worst: 50,
      },
      "执行监督案件数",
    ),
    { lines: ["civil"], item: levels({ id: "administrative", code: "行政争议化解", points: 2 }) },
    criminal({
      id: "punishment",
      code: "刑罚执行监督",
      title: "刑罚执行监督采纳率",
      value: "刑罚执行监督率值",
      ideal: 90,
      worst: 50,
    }),
  ];
}

function publicInterestIndicators(): LinedItem[] {
  return [
    civil(
      { id: "pre-suit", code: "诉前整改", title: "诉前整改率", value: "诉前整改率值", ideal: 100, worst: 60 },
      "公益诉讼案件数",
      4,
    ),
    civil(
      {
        id: "claims",
        code: "公益诉请支持",
        title: "公益诉讼请求支持率",
        value: "公益诉请支持率值",
        ideal: 100,
        worst: 50,
      },
      "公益诉讼案件数",
      4,
    ),
    both(
      rate({
        id: "governance",
        code: "社会治理建议回复",
        points: 4,
        all: "社会治理建议数",
        done: "按期回复建议数",
        usual: 4,
      }),
    ),
    { lines: ["criminal"], item: levels({ id: "juvenile", code: "未检帮教", points: 3 }) },
    both(target({ id: "relief", code: "司法救助", points: 2, value: "司法救助人数", target: 2 })),
    both(
      rate({
        id: "petitions",
        code: "信访七日回复",
        points: 3,
        all: "信访件数",
        done: "七日内回复数",
        usual: 10,
      }),
    ),
  ];
}

function qualityIndicators(): LinedItem[] {
  return [
    both(
      countedAddition({
        id: "fine-cases",
        code: "优质案件",
        max: 5,
        each: 2.5,
        group: "加分",
        ask: "是否有优质案件",
        count: "优质案件数",
      }),
    ),
    both(
      deduction({
        id: "review-failed",
        code: "评查不合格",
        each: 2,
        ask: "是否有评查不合格",
        count: "评查不合格件数",
      }),
    ),
    both(
      deduction({ id: "procedure", code: "流程违规", each: 2, ask: "是否有流程违规", count: "流程违规件数" }),
    ),
    both(
      deduction({ id: "writing", code: "文书差错", each: 2, ask: "是否有文书差错", count: "文书差错件数" }),
    ),
  ];
}

type CaseHead = Omit<Parameters<typeof caseRate>[0], "cases" | "points">;

function criminal(item: CaseHead): LinedItem {
  return { lines: ["criminal"], item: caseRate({ ...item, cases: "刑事案件数", points: 2 }) };
}

function civil(item: CaseHead, cases: string, points = 2): LinedItem {
  return { lines: ["civil"], item: caseRate({ ...item, cases, points }) };
}

function both(item: Item): LinedItem {
  return { lines: ["criminal", "civil"], item };
}
