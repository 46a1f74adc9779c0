import { type ErrorResponse, ValidationError, validators } from "@duheng/contracts";
import { expect, test } from "vitest";
import { cleaningNames } from "./clean-names.ts";

/** A server that takes staff, as the real one refuses them, and remembers what it was sent. */
function staffServer() {
  const sent: unknown[] = [];
  const send = cleaningNames<undefined>(async (_path, input) => {
    sent.push(input);
    try {
      return validators.StaffInput.parse(input);
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      const message = { zh: "请检查", en: "Look" };
      const data: ErrorResponse = { code: "invalid-input", message, problems: [...error.problems] };
      throw Object.assign(new Error("refused"), { data });
    }
  });
  return { sent, save: (input: object) => send("staff.create", input) };
}

const staff = { number: "01", name: "张三", departmentId: "d", categoryId: "c" };

test("a record with invisible characters from before is saved without them", async () => {
  const { sent, save } = staffServer();
  expect(await save({ ...staff, name: "张\u202E三", position: "科员\n\u200B" })).toEqual({
    ...staff,
    position: "科员",
  });
  expect(sent).toHaveLength(2);
});

test("what is right goes out once, as it is", async () => {
  const { sent, save } = staffServer();
  await save(staff);
  expect(sent).toEqual([staff]);
});

test.each([
  ["a name of which nothing is left", { name: "\u200B" }, 1],
  ["half a character", { name: "张\uD842" }, 1],
  ["another mistake beside", { name: "张\u202E三", number: 7 }, 2],
])("%s is the person's to mend", async (_what, change, times) => {
  const { sent, save } = staffServer();
  await expect(save({ ...staff, ...change })).rejects.toThrow("refused");
  expect(sent).toHaveLength(times);
});
