import type { Form, Indicator, Sample } from "@duheng/contracts";

const questions: readonly (readonly [id: string, key: string, title: string])[] = [
  ["attitude", "服务态度", "工作人员的服务态度如何？"],
  ["told-at-once", "一次告知", "所需材料和流程是否一次告知清楚？"],
  ["on-time", "按时办结", "是否在承诺的时间内办结？"],
  ["competence", "业务能力", "工作人员的业务能力如何？"],
  ["fairness", "公平公正", "办理过程是否公平公正？"],
  ["follow-up", "跟踪反馈", "办理后是否有跟踪反馈？"],
  ["integrity", "廉洁自律", "工作人员是否廉洁，有无吃拿卡要？"],
  ["convenience", "办事便利", "办事是否方便？"],
  ["complaints", "投诉处理", "意见和投诉的处理情况如何？"],
  ["overall", "总体评价", "总体上您是否满意？"],
];

const scale = ["很不满意", "不满意", "一般", "满意", "很满意"];

/** 海拉尔区's questionnaire for those who were served: 1–5 and "don't know", ten questions and an open one. */
export function questionnaireForm(): Form {
  const answered = `COUNT(${questions.map(([, key]) => numberOf(key)).join(", ")})`;
  return {
    title: "海拉尔区服务对象满意度问卷",
    description: "选“不了解”的题不计入。各题 1–5 分，折算为百分制。",
    fields: {
      type: "object",
      properties: {
        ...Object.fromEntries(questions.map(([id, key, title]) => [key, questionOf(id, title)])),
        意见建议: { type: "string", title: "您的意见和建议", maxLength: 1000, "x-id": "suggestion" },
      },
      required: questions.map(([, key]) => key),
    },
    layout: {
      pages: [
        {
          id: "page-questions",
          title: "问卷",
          sections: [
            {
              id: "section-questions",
              title: "请评价",
              columns: 1,
              items: [
                ...questions.map(([, key]) => ({ field: key, as: "radio" as const })),
                { field: "意见建议", as: "textarea" as const },
              ],
            },
          ],
        },
      ],
    },
    indicators: [indicatorOf(answered)],
    score: {
      groups: [
        { id: "group-satisfaction", code: "满意度", title: "满意度", kind: "individual", min: 0, max: 100 },
      ],
    },
    samples: samplesOf(),
  };
}

function indicatorOf(answered: string): Indicator {
  return {
    id: "satisfaction",
    code: "问卷满意度",
    title: "问卷满意度",
    group: "满意度",
    measure: "quantitative",
    points: { kind: "fixed", full: 100 },
    by: {
      kind: "formula",
      formula: `IF(${answered} > 0, AVERAGE(${questions.map(([, key]) => numberOf(key)).join(", ")}) * 20, 0)`,
    },
  };
}

function questionOf(id: string, title: string) {
  const choices = [...[...scale].reverse(), "不了解"];
  return { title, oneOf: choices.map((choice) => ({ const: choice, title: choice })), "x-id": id };
}

/** 1–5, blank for "don't know". */
function numberOf(key: string): string {
  return `SWITCH(${key}, ${scale.map((choice, index) => `"${choice}", ${index + 1}`).join(", ")})`;
}

function samplesOf(): Sample[] {
  const all = (choice: string) => Object.fromEntries(questions.map(([, key]) => [key, choice]));
  return [
    { id: "all-best", title: "全部很满意", inputs: { answers: all("很满意") }, expected: { score: 100 } },
    {
      id: "some-unknown",
      title: "一题不了解、一题一般",
      inputs: { answers: { ...all("满意"), 服务态度: "不了解", 总体评价: "一般" } },
      // Eight of 4 and one of 3: 35 / 9 × 20.
      expected: { score: 77.78 },
    },
    { id: "all-unknown", title: "全部不了解", inputs: { answers: all("不了解") }, expected: { score: 0 } },
  ];
}
