import type { BilingualText } from "@duheng/contracts";
import { gradeWords } from "@duheng/contracts/words";

/** Every code that an error of this server can bear. A new one needs its row in `errorTable`. */
export type ErrorCode =
  | "invalid-input"
  | "unauthenticated"
  | "invalid-credentials"
  | "slow-down"
  | "account-disabled"
  | "slip-expired"
  | "password-change-required"
  | "weak-password"
  | "forbidden"
  | "cross-site"
  | "not-found"
  | "conflict"
  | "duplicate"
  | "in-use"
  | "wrong-state"
  | "under-way"
  | "too-many-requests"
  | "key-reused"
  | "refused-rows"
  | "unknown-column"
  | "quota-exceeded"
  | "invalid-document"
  | "incompatible-roles"
  | "invalid-setup-link"
  | "too-large"
  | "too-costly"
  | "unsupported-file"
  | "infected-file"
  | "unreadable"
  | "unavailable"
  | "unsupported"
  | "internal";

interface ErrorRow {
  readonly status: number;
  readonly message: BilingualText;
}

/** HTTP status and the sentence shown when the one who throws has none better. */
export const errorTable: Record<ErrorCode, ErrorRow> = {
  "invalid-input": row(400, "输入有误，请检查标出的内容。", "The input is not valid. Check what is marked."),
  unauthenticated: row(401, "请先登录。", "Please sign in."),
  "invalid-credentials": row(401, "用户名或密码不正确。", "The user name or the password is not correct."),
  "slow-down": row(
    429,
    "密码输错次数过多，请稍后再试。",
    "Too many failed attempts. Please wait a little and try again.",
  ),
  "account-disabled": row(
    403,
    "该账号已停用，请联系本单位管理员。",
    "This account is disabled. Please ask the administrator of your unit.",
  ),
  "slip-expired": row(
    403,
    "账号条上的密码已过有效期，请向本单位管理员领取新的账号条。",
    "The password of the slip has run out. Please ask the administrator of your unit for a new slip.",
  ),
  "password-change-required": row(
    403,
    "请先设置您自己的密码，再继续使用。",
    "Please set a password of your own first.",
  ),
  "weak-password": row(400, "新密码不符合要求。", "The new password does not meet the rules."),
  forbidden: row(403, "您没有此项权限。", "You are not allowed to do this."),
  "cross-site": row(
    403,
    "请求不是从本系统页面发出的，已拒绝。",
    "The request did not come from a page of this system and was refused.",
  ),
  "not-found": row(404, "找不到该内容，可能已被删除。", "This was not found; it may have been removed."),
  conflict: row(
    409,
    "内容已被他人修改，请核对后再保存。",
    "Someone else has changed this in the meantime. Compare, then save again.",
  ),
  duplicate: row(409, "与已有内容重复。", "This repeats something that exists already."),
  "in-use": row(409, "该内容正在使用，不能删除。", "This is in use and cannot be removed."),
  "wrong-state": row(409, "当前状态下不能进行此操作。", "This cannot be done in the present state."),
  "under-way": row(
    409,
    "同样的工作正在进行，请稍后再试。",
    "The same is under way. Please try again in a moment.",
  ),
  "too-many-requests": row(
    429,
    "请求过于频繁，请稍后再试。",
    "Too many requests. Please wait a little and try again.",
  ),
  "key-reused": row(
    422,
    "这个 Idempotency-Key 已用于另一次内容不同的推送。重试请原样发送；新的数据请换一个新的键。",
    "This Idempotency-Key was used for a push of something else. To retry, send the very same; for other figures, use a new key.",
  ),
  "refused-rows": row(
    422,
    "有些行不能写入，按 strict=true 的要求全部没有写入。",
    "Some rows are refused and, as strict=true asks, nothing was written.",
  ),
  "unknown-column": row(422, "有些列不属于这个数据集。", "Some columns are none of the dataset's."),
  "quota-exceeded": row(
    409,
    `“${gradeWords.good.zh}”等次名额已满。`,
    "There is no seat left for this grade.",
  ),
  "invalid-document": row(422, "内容未通过检查，请修改标出的问题。", "The document did not pass its checks."),
  "incompatible-roles": row(
    422,
    "系统管理员、安全管理员、审计员不得由同一人担任；审计员除本人考核外不得兼任其他角色。",
    "One person cannot hold more than one of system administrator, security administrator and auditor; an auditor holds no other role but staff.",
  ),
  "invalid-setup-link": row(
    403,
    "初始化链接无效、已使用或已超过 24 小时。请由运维人员运行 npm run duheng -- setup-link 取得新链接。",
    "The link for the first administrator is not valid, has been used, or is older than 24 hours. The operator gets a new one by npm run duheng -- setup-link.",
  ),
  "too-large": row(413, "提交的内容过大。", "What was sent is too large."),
  "too-costly": row(
    422,
    "这份考核表的内容或公式过于繁重，未能在规定时间内算完。请减少行数、简化公式后再试。",
    "This form or its formulas are too heavy to be worked out in time. Use fewer rows or simpler formulas, then try again.",
  ),
  "unsupported-file": row(415, "不能上传这种文件。", "Files of this kind are not taken."),
  "infected-file": row(
    422,
    "文件中发现病毒，已拒绝，没有保存。",
    "A virus was found in the file. It was refused and not kept.",
  ),
  unreadable: row(422, "这项内容无法解密。", "This cannot be decrypted."),
  unavailable: row(
    503,
    "暂时无法完成，请稍后再试。",
    "This cannot be done right now. Please try again later.",
  ),
  unsupported: row(501, "暂不支持此操作。", "This is not supported."),
  internal: row(
    500,
    "系统内部出错，请稍后再试。",
    "Something went wrong inside the server. Please try again later.",
  ),
};

function row(status: number, zh: string, en: string): ErrorRow {
  return { status, message: { zh, en } };
}
