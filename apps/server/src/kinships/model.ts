import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";

export const KinshipModel = modelOf("Kinship", {
  collection: "kinships",
  indexes: [{ on: { staffIds: 1 } }],
});

export const kinships = repositoryOf("Kinship", KinshipModel);
