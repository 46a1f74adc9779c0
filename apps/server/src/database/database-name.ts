import { UnusableDatabase } from "./usable-database.ts";

/** Of the database where the address names none, and always of the embedded one. */
export const defaultDatabase = "duheng";

/**
 * The database that a MongoDB address names in its path, `mongodb://host/name?…`; the default where it names none.
 * Throws, in words, for a name that MongoDB cannot have or keeps for itself.
 */
export function databaseNameIn(uri: string): string {
  const path = /^mongodb(?:\+srv)?:\/\/[^/?]*\/([^?]*)/i.exec(uri)?.[1] ?? "";
  if (path === "") return defaultDatabase;
  const name = decoded(path);
  if (name === undefined || forbidden.test(name) || Buffer.byteLength(name) > longest)
    throw new UnusableDatabase(
      `“${path}” 不能作数据库名：可用字母、数字、“_”和“-”，不超过 ${longest} 个字节。 “${path}” cannot name a database: letters, digits, _ and - can, ${longest} bytes at most.`,
    );
  if (ownOfMongo.has(name))
    throw new UnusableDatabase(
      `“${name}” 是 MongoDB 自用的数据库。请在地址中写度衡的数据库名；验证用户的数据库写作 authSource=${name}。 “${name}” is a database of MongoDB's own. Name the one for Duheng in the address, and where the user is kept as authSource=${name}.`,
    );
  return name;
}

/** What MongoDB refuses on one system or another, and what cannot be seen. */
const forbidden = /[/\\. "$*<>:|?#@%\p{C}\p{Z}]/u;
const longest = 63;
const ownOfMongo = new Set(["admin", "local", "config"]);

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
