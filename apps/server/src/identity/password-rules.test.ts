import { describe, expect, it } from "vitest";
import { cpuTime } from "../../test/cpu-time.ts";
import { passwordWeakness } from "./password-rules.ts";

const owner = { username: "zhang-ga", name: "张伟", units: ["呼伦贝尔市公安局"] };

describe("a new password is refused", () => {
  it.each([
    ["abcd", /至少要有 10 个字符，现在是 4 个/],
    ["短密码", /至少/],
    ["9 letters", /至少/],
    ["ab😀😀😀😀😀", /至少/],
    ["x".repeat(201), /最多 200/],
    ["ﷺ".repeat(20), /最多 200/],
    ["mountain\u0000river", /控制字符/],
    ["mountain\ud800river", /控制字符/],
    ["my zhang-ga words", /用户名/],
    ["ZHANG-GA and more", /用户名/],
    ["ｚｈａｎｇ－ｇａ full width", /用户名/],
    ["张伟的长长的密码呀", /至少/],
    ["张伟的一个长长的密码呀", /姓名/],
    ["呼伦贝尔市公安局的密码", /单位/],
    ["aaaaaaaaaaaa", /太常见/],
    ["abcabcabcabc", /太常见/],
    ["password123", /太常见/],
    ["P@ssw0rd123", /太常见/],
    ["1234567890", /太常见/],
    ["0987654321", /太常见/],
    ["qwertyuiop", /太常见/],
    ["1q2w3e4r5t", /太常见/],
    ["1qaz2wsx3edc", /太常见/],
    ["admin12345", /太常见/],
    ["Admin@123456", /太常见/],
    ["Aa123456789", /太常见/],
    ["abcd1234567", /太常见/],
    ["iloveyou1314", /太常见/],
    ["woaini1314", /太常见/],
    ["woaini520!", /太常见/],
    ["woaiwojia520", /太常见/],
    ["5201314520", /太常见/],
    ["zhangsan123", /太常见/],
    ["duheng2026", /太常见/],
    ["duheng-demo-2026", /太常见/],
    ["hulunbuir2026", /太常见/],
    ["19850612abc", /太常见/],
    ["13800138000", /太常见/],
    ["呼伦贝尔2026!!", /太常见/],
    ["市公安局20261130", /太常见/],
    ["１２３４５６７８９０", /太常见/],
  ])("%s", async (password, why) => {
    expect((await passwordWeakness(password, owner))?.zh ?? "taken").toMatch(why);
  });
});

it.each([
  "Passwort für Tests 1!",
  "ein langes Wort 9",
  "xK9#mQ2$vL",
  "k8Jd0sPq3z",
  "Tulip-bridge-47",
  "Muqin-shengri-0612",
  "春风又绿江南岸明月何",
  "horse battery staple correct",
])("%s is taken", async (password) => expect(await passwordWeakness(password, owner)).toBeUndefined());

it("names too short to tell anything are not looked for", async () => {
  expect(
    await passwordWeakness("Tulip-bridge-47", { username: "t", name: "p", units: ["x"] }),
  ).toBeUndefined();
});

it("the longest password is judged in a moment", async () => {
  const begun = cpuTime();
  for (const part of ["password", "qwerty1985", "P@$$w0rd", "4@8({[<369&#!1/|0$5+7%2"]) {
    await passwordWeakness(part.repeat(30).slice(0, 200), owner);
  }
  expect(cpuTime() - begun).toBeLessThan(4_000);
});
