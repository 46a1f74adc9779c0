import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";

const PersonModel = modelOf("Person", { collection: "persons", scope: "global" });

export const persons = repositoryOf("Person", PersonModel);
