import { TenancyError } from "../scope.ts";
import { kindOfCollection } from "./collections.ts";
import { isPlain, type Plain } from "./rewrite-filter.ts";

/**
 * An aggregation pipeline that sees one tenant only: its own collection is filtered by the first stage, and each
 * other collection that it reads (`$lookup`, `$graphLookup`, `$unionWith`, also inside `$facet`) is filtered there.
 * Throws TenancyError for a stage that is not known to stay inside.
 */
export function scopedPipeline(pipeline: unknown, tenantId: string): Plain[] {
  return [{ $match: { tenantId } }, ...scopedStages(pipeline, tenantId)];
}

function scopedStages(pipeline: unknown, tenantId: string): Plain[] {
  if (!Array.isArray(pipeline)) throw new TenancyError("an aggregation must be a list of stages");
  return pipeline.map((stage) => scopedStage(stage, tenantId));
}

function scopedStage(stage: unknown, tenantId: string): Plain {
  const [name, ...others] = isPlain(stage) ? Object.keys(stage) : [];
  if (!isPlain(stage) || name === undefined || others.length > 0) {
    throw new TenancyError("an aggregation stage must be an object with one key");
  }
  if (insideStages.has(name)) return stage;
  const rewrite = reaching[name];
  if (!rewrite) throw new TenancyError(`${name} is not allowed on a tenant's collection`);
  return { [name]: rewrite(stage[name], tenantId) };
}

/** Stages that work on the documents that come in and read nothing else. */
const insideStages = new Set([
  "$match",
  "$project",
  "$addFields",
  "$set",
  "$unset",
  "$group",
  "$sort",
  "$limit",
  "$skip",
  "$unwind",
  "$count",
  "$replaceRoot",
  "$replaceWith",
  "$sortByCount",
  "$bucket",
  "$bucketAuto",
  "$sample",
  "$redact",
  "$setWindowFields",
  "$densify",
  "$fill",
]);

/** Stages that read other documents, each with how it is kept inside the tenant. */
const reaching: Record<string, (body: unknown, tenantId: string) => unknown> = {
  $facet: (body, tenantId) => {
    if (!isPlain(body)) throw new TenancyError("$facet must be an object of pipelines");
    return Object.fromEntries(
      Object.entries(body).map(([key, pipeline]) => [key, scopedStages(pipeline, tenantId)]),
    );
  },
  $lookup: (body, tenantId) => {
    if (!isPlain(body)) throw new TenancyError("$lookup must be an object");
    const inner = body.pipeline === undefined ? [] : scopedStages(body.pipeline, tenantId);
    const pipeline = [...tenantMatch("$lookup", body.from, tenantId), ...inner];
    return pipeline.length === 0 ? body : { ...body, pipeline };
  },
  $unionWith: (body, tenantId) => {
    const { coll, pipeline } = isPlain(body) ? body : { coll: body, pipeline: undefined };
    const inner = pipeline === undefined ? [] : scopedStages(pipeline, tenantId);
    return { coll, pipeline: [...tenantMatch("$unionWith", coll, tenantId), ...inner] };
  },
  $graphLookup: (body, tenantId) => {
    if (!isPlain(body)) throw new TenancyError("$graphLookup must be an object");
    if (tenantMatch("$graphLookup", body.from, tenantId).length === 0) return body;
    const given = isPlain(body.restrictSearchWithMatch) ? body.restrictSearchWithMatch : {};
    return { ...body, restrictSearchWithMatch: { $and: [{ tenantId }, given] } };
  },
};

function tenantMatch(stage: string, from: unknown, tenantId: string): Plain[] {
  const kind = typeof from === "string" ? kindOfCollection(from) : undefined;
  if (kind === undefined) throw new TenancyError(`${stage}: no model knows the collection ${String(from)}`);
  return kind === "tenant" ? [{ $match: { tenantId } }] : [];
}
