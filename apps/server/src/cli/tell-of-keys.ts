import { keysInUse } from "../database/sealing/keys-in-use.ts";
import { keyRing } from "../database/sealing/sealed-documents.ts";
import { dataKeysFile } from "../installation-keys.ts";

/** What has to be kept beside a backup that is made now: the keys that open what is in it, and no others. */
export async function keysToKeep(env: NodeJS.ProcessEnv, dataDir: string): Promise<string[]> {
  const { keys } = keyRing();
  const inUse = [...(await keysInUse()).keys()];
  const [here, elsewhere] = [inUse.filter((id) => keys.has(id)), inUse.filter((id) => !keys.has(id))];
  const said = [
    "身份证号、手机号在备份中是加密的，密钥不在备份里。 Identity numbers and phones are encrypted in the backup, and the keys are not in it.",
  ];
  if (inUse.length === 0) {
    said.push(
      "备份里还没有这样的内容，恢复它不需要密钥。 There are none in it yet, so no key is needed for it.",
    );
  }
  if (here.length > 0) {
    const where = env.DATA_KEYS ? "DATA_KEYS" : dataKeysFile(dataDir);
    said.push(
      `请另行保管 ${where} 中的密钥 ${here.join("、")}，没有它就无法恢复这些内容。 Keep the keys ${here.join(", ")} of ${where} elsewhere, for without them these cannot be restored.`,
    );
  }
  if (elsewhere.length > 0) {
    said.push(
      `还需要密钥 ${elsewhere.join("、")}，本机上没有找到：请找到服务所用的 DATA_KEYS 并另行保管。 The keys ${elsewhere.join(", ")} are needed as well, and are not here: find the DATA_KEYS of the server, and keep them elsewhere.`,
    );
  }
  return said;
}
