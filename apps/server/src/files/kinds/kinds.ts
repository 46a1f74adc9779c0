/** One kind of file that is taken. */
export interface FileKind {
  readonly type: string;
  /** Endings that a name may have; the first is put to a name that has none. */
  readonly endings: readonly [string, ...string[]];
}

const openXml = "application/vnd.openxmlformats-officedocument";
const openDocument = "application/vnd.oasis.opendocument";

/** What people attach to an assessment: documents, pictures, plain text, archives. Nothing that runs. */
export const fileKinds: readonly FileKind[] = [
  { type: "application/pdf", endings: ["pdf"] },
  { type: "application/ofd", endings: ["ofd"] },
  { type: "image/jpeg", endings: ["jpg", "jpeg", "jfif"] },
  { type: "image/png", endings: ["png"] },
  { type: "image/gif", endings: ["gif"] },
  { type: "image/webp", endings: ["webp"] },
  { type: "image/bmp", endings: ["bmp"] },
  { type: "image/tiff", endings: ["tif", "tiff"] },
  { type: "image/heic", endings: ["heic", "heif"] },
  { type: `${openXml}.wordprocessingml.document`, endings: ["docx"] },
  { type: `${openXml}.spreadsheetml.sheet`, endings: ["xlsx"] },
  { type: `${openXml}.presentationml.presentation`, endings: ["pptx"] },
  { type: "application/msword", endings: ["doc", "wps"] },
  { type: "application/vnd.ms-excel", endings: ["xls", "et"] },
  { type: "application/vnd.ms-powerpoint", endings: ["ppt", "dps"] },
  { type: `${openDocument}.text`, endings: ["odt"] },
  { type: `${openDocument}.spreadsheet`, endings: ["ods"] },
  { type: `${openDocument}.presentation`, endings: ["odp"] },
  { type: "application/zip", endings: ["zip"] },
  { type: "text/plain", endings: ["txt"] },
  { type: "text/csv", endings: ["csv"] },
];

/** For people, in the order in which they think of them. */
export const kindsInWords = {
  zh: "PDF、OFD、图片、Word、Excel、PPT、WPS、txt、csv、zip",
  en: "PDF, OFD, pictures, Word, Excel, PowerPoint, OpenDocument, txt, csv, zip",
} as const;

/** The kind of this media type; undefined: not taken. */
export function kindOf(type: string): FileKind | undefined {
  return fileKinds.find((kind) => kind.type === type);
}
