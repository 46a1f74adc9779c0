import { randomBytes } from "node:crypto";
import { isSameHash, keyedHash } from "../base/keyed-hash.ts";
import { normalizeUsername } from "./usernames.ts";

const cookieName = "duheng.device";

/** Half a year without a sign-in makes a device unknown again. */
const validDays = 180;

/** People who share a computer; the oldest make room. */
const mostPeople = 8;

/** Who signed in here, when, and a number that tells the devices of a person apart. The name itself is not in it. */
interface Mark {
  readonly day: string;
  readonly nonce: string;
  readonly seal: string;
}

/**
 * The number of the device from which the cookies come, where this person signed in on it before; undefined for a
 * device that is new to him. It proves nothing of who calls, only whose failures these are.
 */
export function knownDevice(
  cookies: string | undefined,
  username: string,
  now = new Date(),
): string | undefined {
  return marksOf(cookies).find((mark) => isOf(mark, username) && isFresh(mark, now))?.nonce;
}

/** The Set-Cookie line that makes the device known for a person who just signed in, beside those it knows already. */
export function deviceCookie(
  { cookies, username, secure }: { cookies: string | undefined; username: string; secure: boolean },
  now = new Date(),
): string {
  const others = marksOf(cookies).filter((mark) => isFresh(mark, now) && !isOf(mark, username));
  const day = dayOf(now).toString(36);
  const nonce = randomBytes(12).toString("hex");
  const marks = [{ day, nonce, seal: sealOf({ day, nonce }, username) }, ...others].slice(0, mostPeople);
  const value = marks.map((mark) => `${mark.day}.${mark.nonce}.${mark.seal}`).join("~");
  const attributes = [`Max-Age=${validDays * 86_400}`, "Path=/", "HttpOnly", "SameSite=Lax"];
  return [`${cookieName}=${value}`, ...attributes, ...(secure ? ["Secure"] : [])].join("; ");
}

function marksOf(cookies: string | undefined): Mark[] {
  const value = cookies
    ?.split(";")
    .map((each) => each.trim())
    .find((each) => each.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1);
  if (value === undefined) return [];
  return value.split("~", mostPeople).flatMap((mark) => {
    const [, day, nonce, seal] = /^([0-9a-z]{1,6})\.([0-9a-f]{24})\.([0-9a-f]{32})$/.exec(mark) ?? [];
    return day === undefined || nonce === undefined || seal === undefined ? [] : [{ day, nonce, seal }];
  });
}

function isOf(mark: Mark, username: string): boolean {
  return isSameHash(mark.seal, sealOf(mark, username));
}

function isFresh({ day }: Mark, now: Date): boolean {
  const age = dayOf(now) - Number.parseInt(day, 36);
  return age >= 0 && age <= validDays;
}

function sealOf({ day, nonce }: Omit<Mark, "seal">, username: string): string {
  return keyedHash("known device", day, nonce, normalizeUsername(username));
}

function dayOf(now: Date): number {
  return Math.floor(now.getTime() / 86_400_000);
}
