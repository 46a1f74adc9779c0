import { describe, expect, it } from "vitest";
import { countStates, milestoneState, taskStates } from "../../../src/fill/tasks/task-state.ts";

const keys = { title: "内容", planned: "计划", done: "完成" };
const day = "2026-09-30";

describe("how a milestone stands", () => {
  it.each([
    ["done on its day", { 计划: "2026-07-10", 完成: "2026-07-10" }, day, "done"],
    ["done after its day", { 计划: "2026-07-10", 完成: "2026-07-11" }, day, "late"],
    ["done without a plan", { 完成: "2026-07-11" }, day, "done"],
    ["not done, its day has passed", { 计划: "2026-09-29" }, day, "overdue"],
    ["not done, on its very day", { 计划: "2026-09-30" }, day, "planned"],
    ["not done, and no day of the cycle is known", { 计划: "2020-01-01" }, undefined, "planned"],
    ["its plan is no day", { 计划: "2026-02-30" }, day, "planned"],
    ["its end is no day", { 计划: "2026-07-01", 完成: "做完了" }, day, "overdue"],
    ["its end is written in another way", { 计划: "2026-07-01", 完成: "2026/7/1" }, day, "done"],
    ["it is no milestone at all", "?", day, "planned"],
  ])("%s", (_, milestone, asOf, state) => expect(milestoneState(keys, milestone, asOf)).toBe(state));

  it("counts what is done, in time or late, and what is overdue", () => {
    const task = { title: "任务", milestones: "节点", milestone: keys };
    const states = taskStates(
      task,
      [{ 计划: "2026-07-10", 完成: "2026-07-11" }, { 计划: "2026-07-10" }, {}, null],
      day,
    );
    expect(countStates(states)).toEqual({ all: 3, done: 1, late: 1, overdue: 1 });
    expect(taskStates(task, undefined, day)).toEqual([]);
  });
});
