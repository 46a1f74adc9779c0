import type { Readable } from "node:stream";
import { type FileTypeResult, fileTypeFromTokenizer } from "file-type";
import { EndOfStreamError, fromStream } from "strtok3";
import { AppError } from "../../errors/app-error.ts";
import { cleanName, endingOf } from "../clean-name.ts";
import { findBytes } from "./find-bytes.ts";
import { kindOf, kindsInWords } from "./kinds.ts";
import { isText } from "./text.ts";

interface Given {
  /** Begins to read the content, as often as wanted. */
  readonly open: () => Promise<Readable>;
  readonly size: number;
  /** Cleaned. */
  readonly name: string;
}

/**
 * What a content is by itself, whatever its name says, and the name with the ending that goes with it. Throws
 * `unsupported-file`: of a kind that is not taken, or under a name that says something else.
 */
export async function recognise({ open, size, name }: Given): Promise<{ type: string; name: string }> {
  const ending = endingOf(name);
  const plain = await plainType(open, ending);
  const found = plain === undefined ? await detect(open, size) : undefined;
  const type = found === undefined ? plain : await refined(found, open, ending);
  const kind = type === undefined ? undefined : kindOf(type);
  if (kind === undefined) throw refusal(name, found?.ext);
  if (ending === "") return { type: kind.type, name: cleanName(`${name}.${kind.endings[0]}`) ?? name };
  if (!kind.endings.includes(ending)) throw misnamed(name, kind.endings[0]);
  return { type: kind.type, name };
}

async function detect(open: Given["open"], size: number): Promise<FileTypeResult | undefined> {
  const content = await open();
  try {
    return await fileTypeFromTokenizer(await fromStream(content, { fileInfo: { size } }));
  } catch (error) {
    // A content that ends where its beginning promises more is of no kind.
    if (error instanceof EndOfStreamError) return undefined;
    throw error;
  } finally {
    content.destroy();
  }
}

/** Where one container holds several kinds: what is inside tells which. */
async function refined(
  found: FileTypeResult,
  open: Given["open"],
  ending: string,
): Promise<string | undefined> {
  if (found.mime === "application/zip" && ending === "ofd") {
    return (await findBytes(await open(), [Buffer.from("OFD.xml")])) === 0 ? "application/ofd" : found.mime;
  }
  if (found.mime === "image/heif") return "image/heic";
  if (found.mime !== "application/x-cfb") return found.mime;
  const stream = await findBytes(
    await open(),
    compoundStreams.map(([name]) => Buffer.from(name, "utf16le")),
  );
  return compoundStreams[stream]?.[1];
}

/** Office 97–2003 and WPS: a compound file is told by its main stream. Installers (.msi) have none of these. */
const compoundStreams: readonly (readonly [string, string])[] = [
  ["WordDocument", "application/msword"],
  ["Workbook", "application/vnd.ms-excel"],
  ["PowerPoint Document", "application/vnd.ms-powerpoint"],
];

/** Plain text has no mark of its own: the name must say so, and the content must be nothing but text. */
async function plainType(open: Given["open"], ending: string): Promise<string | undefined> {
  const type = ending === "txt" ? "text/plain" : ending === "csv" ? "text/csv" : undefined;
  return type !== undefined && (await isText(await open())) ? type : undefined;
}

function refusal(name: string, actual: string | undefined): AppError {
  const really =
    actual === undefined
      ? { zh: "认不出它的内容", en: "its content is not recognised" }
      : { zh: `它实际是 ${actual} 文件`, en: `it really is a file of the kind ${actual}` };
  return new AppError("unsupported-file", {
    message: {
      zh: `不能上传“${name}”：${really.zh}。可以上传 ${kindsInWords.zh}。`,
      en: `“${name}” is not taken: ${really.en}. Taken are ${kindsInWords.en}.`,
    },
  });
}

function misnamed(name: string, actual: string): AppError {
  return new AppError("unsupported-file", {
    message: {
      zh: `不能上传“${name}”：它的内容是 ${actual}，与文件名不符。请改好文件名再上传。`,
      en: `“${name}” is not taken: its content is ${actual}, which its name denies. Rename it and try again.`,
    },
  });
}
