import fc from "fast-check";

/**
 * With PROPERTY_SEED the properties try the same cases each time, so that a check judges the change and not the dice; without it
 * each run tries others.
 */
const { PROPERTY_SEED: seed } = process.env;
if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
