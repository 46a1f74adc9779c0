import type { ArchiveReading, BilingualText } from "@duheng/contracts";

/** What the archive says of itself. */
export interface ArchiveStory {
  readonly tenant: string;
  readonly at: string;
  readonly by: string;
  readonly release: string;
  readonly reading: ArchiveReading;
  /** Sealed properties in it: `Staff.phone`. */
  readonly sealed: readonly string[];
  readonly leftOut: readonly { readonly collection: string; readonly reason: BilingualText }[];
}

const readings: Record<ArchiveReading, BilingualText> = {
  "one-moment": {
    zh: "数据和附件清单都是同一时刻的状态（数据库的一个快照）；“表格”和“周期报告”也出自这一时刻。",
    en: "Documents and the list of files are as of one moment (a snapshot of the database); so are the workbooks.",
  },
  "while-written": {
    zh: "数据量太大，数据库保留的快照不够读完，因此各部分是先后读出的；读取期间有人改动的记录，可能与别处相差几分钟。",
    en: "There is more than could be read within the snapshot that the database keeps, so the parts were read one after the other: what somebody changed meanwhile may differ by minutes from one part to another.",
  },
};

/** `说明 README.md`: what is in the archive and how to check it, in Chinese and English. */
export function readmeOf(story: ArchiveStory): string {
  return [...chinese(story), "---", "", ...english(story), ""].join("\n");
}

function chinese({ tenant, at, by, release, reading, sealed, leftOut }: ArchiveStory): string[] {
  return [
    `# ${oneLine(tenant)}：数据归档`,
    "",
    `${at} 由 ${oneLine(by)} 从度衡 ${release} 导出。`,
    "",
    "## 里面有什么",
    "",
    "- `表格/`：给人看的工作簿（.xlsx），与页面上的列表一致。`周期报告/`：每个考核周期一本。",
    "- `数据/`：每类数据一个 .ndjson 文件，每行一条 JSON 记录，UTF-8 编码。",
    "- `结构/`：这些数据的 JSON Schema，说明每个字段的含义；`manifest.json` 写明哪个文件用哪个。",
    "- `附件/`：佐证材料等附件，原样，按“所属考核表编号/附件编号/文件名”存放；`附件清单.ndjson` 列出每个附件的大小和 SHA-256。",
    "- `manifest.json`：清单：单位、时间、经手人、系统版本、每个文件的大小、记录数和 SHA-256，以及有问题的附件。",
    "",
    readings[reading].zh,
    "",
    "## 加密的内容",
    "",
    sealed.length === 0
      ? "没有加密的字段。"
      : `${sealed.map((one) => `\`${one}\``).join("、")} 和导入记录中的原始行是加密存放的，在这里仍是密文（以 \`sealed:\` 开头）：没有本系统的数据密钥（DATA_KEYS）任何人都打不开，归档里也没有密钥。工作簿里是打码的样子。`,
    "",
    "## 没有放进来的",
    "",
    ...leftOut.map(({ collection, reason }) => `- ${collection}：${reason.zh}。`),
    "",
    "## 怎样核对",
    "",
    "1. 整个文件：下载页面上有它的 SHA-256；Windows 用 `certutil -hashfile 文件名 SHA256`，Linux 用 `sha256sum 文件名`，应当一致。",
    "2. 每个文件：解压后同样算出 SHA-256，与 `manifest.json`（附件看 `附件清单.ndjson`）中的一致。",
    "3. 操作记录：`数据/audit_seals.ndjson` 是它的封存链，每一环写有上一环和每条记录的散列值。",
    "",
  ];
}

function english({ tenant, at, by, release, reading, sealed, leftOut }: ArchiveStory): string[] {
  return [
    `# ${oneLine(tenant)}: archive`,
    "",
    `Exported from Duheng ${release} by ${oneLine(by)}, ${at}.`,
    "",
    "## What is in it",
    "",
    "- `表格/`: workbooks (.xlsx) for people, the same as the lists on the pages. `周期报告/`: one for each cycle.",
    "- `数据/`: for each kind of document one .ndjson, one JSON record a line, UTF-8.",
    "- `结构/`: the JSON Schemas of these documents, which say what each property means; `manifest.json` says which file goes by which.",
    "- `附件/`: attached files as they are, under id of the paper / id of the file / name; `附件清单.ndjson` names size and SHA-256 of each.",
    "- `manifest.json`: the tenant, when, by whom, the release; size, records and SHA-256 of each file; attached files with which something is wrong.",
    "",
    readings[reading].en,
    "",
    "## What is sealed",
    "",
    sealed.length === 0
      ? "Nothing."
      : `${sealed.map((one) => `\`${one}\``).join(", ")} and the rows of imports are kept encrypted, and are so here (they begin with \`sealed:\`): nobody opens them without the installation's keys (DATA_KEYS), which are in no archive. Workbooks show masks.`,
    "",
    "## What is left out",
    "",
    ...leftOut.map(({ collection, reason }) => `- ${collection}: ${reason.en}.`),
    "",
    "## How to check it",
    "",
    "1. The whole: its SHA-256 is on the page where it is downloaded; `sha256sum <file>`, on Windows `certutil -hashfile <file> SHA256`.",
    "2. Each file: the same of what is unpacked, against `manifest.json` (attached files: `附件清单.ndjson`).",
    "3. The trail: `数据/audit_seals.ndjson` is the chain of its seals; each names the hash of the one before and of every entry.",
  ];
}

/** A name cannot make headings or lists of its own. */
function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]+/g, " ");
}
