export { decode, maxDepth } from "./bson-decode.ts";
export { encode, encodedSize } from "./bson-encode.ts";
export { fieldsDecoder } from "./bson-fields.ts";
