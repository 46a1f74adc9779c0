export { decode, fieldsDecoder, maxDepth } from "./bson-decode.ts";
export { encode, encodedSize } from "./bson-encode.ts";
