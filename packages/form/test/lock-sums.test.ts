import type { Form } from "@duheng/contracts";
import { describe, expect, test } from "vitest";
import { lockBreaches, lockReach, mergeTemplate } from "../src/index.ts";
import { cpuTime } from "./cpu-time.ts";
import { fixed, floating, group, smallForm } from "./forms/small-form.ts";

/** A locked indicator reads the points of a group, one of another reads the total. */
const template: Form = smallForm({
  properties: {
    件数: { type: "number", "x-id": "f-count", title: "件数" },
    加分: { type: "number", "x-id": "f-bonus", title: "加分" },
  },
  groups: [group("main"), group("read"), group("free")],
  indicators: [
    fixed("locked", 50, "groups.read", { title: "共性" }),
    fixed("member", 10, "件数 ?? 0", { title: "组员", group: "read" }),
    fixed("other", 10, "1", { title: "组员二", group: "read" }),
    fixed("own", 10, "2", { title: "自有", group: "free" }),
  ],
});
const totalled: Form = {
  ...template,
  indicators: [
    ...template.indicators.slice(1),
    fixed("locked", 50, "5", { title: "共性", veto: { when: "score.raw < 60", ceiling: "poor" } }),
  ],
  score: { ...template.score, total: "groups.main + groups.read + MIN(加分 ?? 0, 5)" },
};
const lockedIds = ["indicator-locked"];

type Change = (form: Form) => void;
const changed = (form: Form, change: Change): Form => {
  const next = structuredClone(form);
  change(next);
  return next;
};
const breaches = (form: Form, change: Change) =>
  lockBreaches({ template: form, before: form, after: changed(form, change), lockedIds });
const indicator = (form: Form, code: string) => {
  const one = form.indicators.find((each) => each.code === code);
  if (one === undefined) throw new Error(code);
  return one;
};
const groupOf = (form: Form, code: string) => {
  const one = form.score.groups.find((each) => each.code === code);
  if (one === undefined) throw new Error(code);
  return one;
};

describe("a group whose points a locked formula reads", () => {
  test.each<[string, string, Change]>([
    [
      "one more",
      "joined",
      (form) => form.indicators.push(fixed("new", 5, "5", { title: "新", group: "read" })),
    ],
    [
      "one more that takes off",
      "joined",
      (form) => form.indicators.push(floating("new", -5, 0, "-5", { group: "read" })),
    ],
    [
      "an own one is moved in",
      "joined",
      (form) => {
        indicator(form, "own").group = "read";
      },
    ],
    [
      "one is moved out",
      "left",
      (form) => {
        indicator(form, "member").group = "free";
      },
    ],
    ["one is taken away", "removed", (form) => void form.indicators.splice(1, 1)],
    [
      "one gives other points",
      "changed",
      (form) => {
        indicator(form, "member").by = { kind: "formula", formula: "9" };
      },
    ],
    [
      "its weight",
      "changed",
      (form) => {
        groupOf(form, "read").weight = 1;
      },
    ],
    [
      "another group takes its name, with all in it",
      "left",
      (form) => {
        groupOf(form, "read").code = "was";
        groupOf(form, "free").code = "read";
        indicator(form, "locked").by = { kind: "formula", formula: "groups.was" };
      },
    ],
  ])("refuses: %s", (_what, kind, change) => {
    const found = breaches(template, change);
    expect(found.map((each) => each.kind)).toContain(kind);
    for (const { message, indicators } of found) {
      expect(indicators).toEqual(["共性"]);
      expect(message.zh).toMatch(/^不能/);
      expect(message.en).not.toMatch(/undefined/);
    }
  });

  test.each<[string, Change]>([
    [
      "one more in the locked indicator's own group",
      (form) => void form.indicators.push(fixed("new", 5, "5")),
    ],
    [
      "one more in another group",
      (form) => void form.indicators.push(fixed("new", 5, "5", { group: "free" })),
    ],
    [
      "one is taken out of another group",
      (form) => {
        indicator(form, "own").group = "main";
      },
    ],
    ["another order", (form) => void form.indicators.reverse()],
    ["another group more", (form) => void form.score.groups.push(group("new"))],
    [
      "the title of one",
      (form) => {
        indicator(form, "member").title = "别的";
      },
    ],
    [
      "the group's title",
      (form) => {
        groupOf(form, "read").title = "别的";
      },
    ],
    [
      "the total, which it does not read",
      (form) => {
        form.score.total = "groups.main";
      },
    ],
    [
      "another code of the group, which the formula follows",
      (form) => {
        groupOf(form, "read").code = "called";
        for (const each of form.indicators) if (each.group === "read") each.group = "called";
        indicator(form, "locked").by = { kind: "formula", formula: "groups.called" };
      },
    ],
  ])("allows: %s", (_what, change) => {
    expect(breaches(template, change)).toEqual([]);
  });

  test("says what, why and what may be done instead", () => {
    const [joined] = breaches(template, (form) => {
      form.indicators.push(fixed("new", 5, "5", { title: "新", group: "read" }));
    });
    expect(joined).toMatchObject({ part: "indicator", id: "indicator-new", path: "/indicators/4" });
    expect(joined?.message.zh).toBe(
      "不能在指标组“read”里增加指标“新”：锁定指标“共性”要用到这一组的得分，多一项就会改变它。可以放在别的组",
    );
    const [left] = breaches(template, (form) => {
      indicator(form, "member").group = "free";
    });
    expect(left?.message.zh).toBe("不能把指标“组员”移出指标组“read”：锁定指标“共性”要用到这一组的得分");
    expect(left?.message.en).toBe(
      'indicator "组员" cannot leave the group "read": the locked indicator "共性" reads the points of that group',
    );
  });

  test("says it of one locked indicator and of several", () => {
    const two = changed(template, (form) => void form.indicators.push(fixed("second", 5, "groups.read")));
    const said = (ids: readonly string[]) =>
      lockBreaches({
        template: two,
        before: two,
        after: changed(two, (form) => {
          groupOf(form, "read").weight = 1;
          groupOf(form, "main").weight = 1;
        }),
        lockedIds: ids,
      }).map(({ message }) => message.en);
    const free = ". Its title, its description and its place on the page may be changed";
    expect(said(lockedIds)).toEqual([
      'the group "main" holds an indicator required from above ("共性") and cannot be changed',
      `the group "read" (weight) cannot be changed: the locked indicator "共性" rests on it${free}`,
    ]);
    expect(said([...lockedIds, "indicator-second"])).toEqual([
      'the group "main" holds indicators required from above ("共性", "second") and cannot be changed',
      `the group "read" (weight) cannot be changed: the locked indicators "共性", "second" rest on it${free}`,
    ]);
  });

  test("counts through what a locked formula reads of others", () => {
    const through = changed(template, (form) => {
      indicator(form, "own").by = { kind: "formula", formula: "groups.read" };
      indicator(form, "locked").by = { kind: "formula", formula: "indicators.own" };
    });
    expect(
      breaches(through, (form) => void form.indicators.push(fixed("new", 5, "5", { group: "read" }))),
    ).toHaveLength(1);
    expect([...lockReach(through, lockedIds).sums]).toEqual([["read", ["共性"]]]);
  });

  test("what was in it before the lock covered it may stay, leave or go; nobody else comes", () => {
    const before = changed(template, (form) => {
      form.indicators.push(fixed("early", 5, "5", { group: "read" }));
      indicator(form, "member").group = "free";
    });
    const from = (change: Change) =>
      lockBreaches({ template, before, after: changed(before, change), lockedIds }).map(({ kind }) => kind);
    expect(from(() => undefined)).toEqual([]);
    expect(from((form) => void form.indicators.pop())).toEqual([]);
    expect(
      from((form) => {
        indicator(form, "early").group = "main";
      }),
    ).toEqual([]);
    expect(
      from((form) => {
        indicator(form, "member").group = "read";
      }),
    ).toEqual([]);
    expect(from((form) => void form.indicators.push(fixed("new", 1, "1", { group: "read" })))).toEqual([
      "joined",
    ]);
    expect(lockBreaches({ before: template, after: before, lockedIds }).map(({ kind }) => kind)).toEqual([
      "joined",
      "left",
    ]);
  });

  test("by its template, what the form has of its own is free; what the template has is held", () => {
    const form = changed(template, (each) => {
      each.indicators.unshift(fixed("early", 5, "5", { group: "read" }));
    });
    expect([...lockReach(form, lockedIds, template).uses.keys()].toSorted()).toEqual([
      "/fields/properties/件数",
      "/indicators/2",
      "/indicators/3",
      "/score/groups/0",
      "/score/groups/1",
    ]);
    expect([...lockReach(form, lockedIds, template).sums]).toEqual([["read", ["共性"]]]);
    expect(lockReach(form, lockedIds).uses.has("/indicators/0")).toBe(true);
  });

  test("an upgrade puts back who was moved out, and keeps what the unit had put in", () => {
    const mine = changed(template, (form) => {
      indicator(form, "member").group = "free";
      form.indicators.push(fixed("early", 5, "5", { group: "read" }));
    });
    const { merged, conflicts, followed } = mergeTemplate({
      base: template,
      mine,
      theirs: template,
      lockedIds,
    });
    expect(conflicts).toEqual([]);
    expect(indicator(merged, "member").group).toBe("read");
    expect(indicator(merged, "early").group).toBe("read");
    expect(followed.length).toBeGreaterThan(0);
  });
});

describe("a member of a group that is read, removed before the lock came,", () => {
  const unlocked = changed(template, (form) => {
    indicator(form, "locked").by = { kind: "formula", formula: "1" };
    indicator(form, "member").by = { kind: "formula", formula: "1" };
  });
  const without = (form: Form, ...codes: string[]) =>
    changed(form, (each) => {
      each.indicators = each.indicators.filter(({ code }) => !codes.includes(code));
    });
  const codesOf = (form: Form) => form.indicators.map(({ code }) => code);

  test.each<[string, Form, Form]>([
    ["by an upgrade", unlocked, template],
    ["by restoring what the present version has", template, template],
  ])("comes back %s, and that is told", (_what, base, theirs) => {
    const { merged, conflicts, followed } = mergeTemplate({
      base,
      mine: without(base, "member", "other"),
      theirs,
      lockedIds,
    });
    expect(conflicts).toEqual([]);
    expect(codesOf(merged)).toEqual(codesOf(template));
    expect(indicator(merged, "member")).toEqual(indicator(theirs, "member"));
    expect(followed.map(({ message }) => message.zh)).toEqual(
      expect.arrayContaining([
        "指标“组员”由您删除，但锁定的指标要用到它，已恢复",
        "指标“组员二”由您删除，但锁定的指标要用到它，已恢复",
      ]),
    );
    expect(lockBreaches({ before: theirs, after: merged, lockedIds })).toEqual([]);
  });

  test("comes back with the fields that it reads", () => {
    const mine = changed(without(template, "member"), (form) => void delete form.fields.properties.件数);
    const { merged } = mergeTemplate({ base: template, mine, theirs: template, lockedIds });
    expect(merged.fields.properties.件数).toEqual(template.fields.properties.件数);
    expect(lockBreaches({ before: template, after: merged, lockedIds })).toEqual([]);
  });

  test("stays away where the template has no use for it", () => {
    const theirs = without(template, "other");
    const mine = without(unlocked, "other", "own");
    const { merged, followed } = mergeTemplate({ base: unlocked, mine, theirs, lockedIds });
    expect(codesOf(merged)).toEqual(["locked", "member"]);
    expect(followed.map(({ id }) => id).filter((id) => id.startsWith("removed"))).toEqual([]);
  });
});

describe("a total that a locked formula reads", () => {
  test.each<[string, string, Change]>([
    [
      "another formula",
      "score",
      (form) => {
        form.score.total = "100";
      },
    ],
    ["no formula", "score", (form) => void delete form.score.total],
    [
      "a lower bound",
      "score",
      (form) => {
        form.score.lower = 60;
      },
    ],
    [
      "an upper bound",
      "score",
      (form) => {
        form.score.upper = 59;
      },
    ],
    [
      "other decimals",
      "score",
      (form) => {
        form.score.decimals = 0;
      },
    ],
    [
      "a constant in place of a field that it reads",
      "field",
      (form) => void Object.assign(form.fields.properties.加分 ?? {}, { "x-computed": "5" }),
    ],
    [
      "the weight of a group that it names",
      "group",
      (form) => {
        groupOf(form, "read").weight = 900;
      },
    ],
  ])("refuses: %s", (_what, part, change) => {
    expect(breaches(totalled, change).map((each) => each.part)).toEqual([part]);
  });

  test.each<[string, Change]>([
    [
      "an own indicator: the total is what the form adds up to",
      (form) => void form.indicators.push(fixed("new", 5, "5", { group: "read" })),
    ],
    ["an own indicator less", (form) => void form.indicators.splice(0, 1)],
    ["a group that it does not name", (form) => void form.score.groups.push(group("new"))],
    [
      "a bound written out as it was",
      (form) => void Object.assign(form.score, { lower: 0, upper: 100, decimals: 2 }),
    ],
    [
      "another code of a group, which the total follows",
      (form) => {
        groupOf(form, "read").code = "first";
        for (const each of form.indicators) if (each.group === "read") each.group = "first";
        form.score.total = "groups.main + groups.first + MIN(加分 ?? 0, 5)";
      },
    ],
  ])("allows: %s", (_what, change) => {
    expect(breaches(totalled, change)).toEqual([]);
  });

  test.each(["score.published", "score . raw", "件数 > 3 AND score.raw < 60"])("is read by %s", (when) => {
    const form = changed(totalled, (each) => {
      indicator(each, "locked").veto = { when, ceiling: "poor" };
    });
    expect(
      breaches(form, (each) => {
        each.score.upper = 1;
      }).map(({ message }) => message.zh),
    ).toEqual(["不能修改总分规则的总分上限：锁定指标“共性”要用到它"]);
    expect(lockReach(form, lockedIds).uses.get("/score")).toEqual(["共性"]);
  });

  test.each(["件数 > 3", 'IF("score.raw" = "x", TRUE, FALSE)', "件数 > 3 AND TRUE"])(
    "is not read by %s",
    (when) => {
      const form = changed(totalled, (each) => {
        indicator(each, "locked").veto = { when, ceiling: "poor" };
      });
      expect(
        breaches(form, (each) => {
          each.score.upper = 1;
        }),
      ).toEqual([]);
    },
  );
});

test("300 locked indicators are judged in a moment", () => {
  const count = 300;
  const names = Array.from({ length: count }, (_, index) => `f${String(index)}`);
  const form = smallForm({
    properties: Object.fromEntries(names.map((name) => [name, { type: "number", "x-id": name }])),
    groups: [group("main"), group("read")],
    indicators: names.map((name, index) =>
      index % 10 === 0
        ? fixed(`i${name}`, 1, name, { group: "read" })
        : fixed(`i${name}`, 1, `${name} + groups.read + indicators.if0`, { title: `指标${name}` }),
    ),
  });
  const after = changed(form, (each) => {
    each.score.upper = 90;
  });
  const started = cpuTime();
  expect(
    lockBreaches({ template: form, before: form, after, lockedIds: form.indicators.map(({ id }) => id) }),
  ).toEqual([]);
  expect(cpuTime() - started).toBeLessThan(3_000);
});
