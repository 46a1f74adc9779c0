export { productName, productVersion } from "./commands/server-information.ts";
export { MongoError as EmbeddedMongoError } from "./engine/index.ts";
export { type LaunchedMongo, type LaunchOptions, launchEmbeddedMongo } from "./launch.ts";
export { databaseUri, type EmbeddedMongo, type StartOptions, startEmbeddedMongo } from "./start.ts";
