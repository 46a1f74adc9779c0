/**
 * Prints what no test noticed, what is named as equivalent though it is not, and the shares by file and in all, without the equivalents,
 * of which those by class are not tried.
 * Whether the goal is reached and the list of equivalents is right.
 */
export function report({ name, goal, others, same, apart, idle, killed }) {
  const survivors = others.filter(({ id }) => !killed.has(id));
  const noticed = same.filter(({ id }) => killed.has(id));
  tell("没有测试发现 No test notices", survivors);
  tell("列为等价，但有测试发现 Named as equivalent, but a test notices it", noticed);
  tell("列为等价，但已不存在 Named as equivalent, but not there any more", idle);
  console.log("\n发现的比例 Share noticed");
  for (const file of new Set(others.map((mutant) => mutant.file))) {
    const of = others.filter((mutant) => mutant.file === file);
    if (of.some(({ id }) => !killed.has(id))) console.log(`${percent(of, killed)}  ${file}`);
  }
  console.log(
    `${percent(others, killed)}  ${name}: ${others.length - survivors.length} / ${others.length}, ` +
      `等价 equivalent ${same.length}, 成类另计 by class ${apart.length}, 目标 goal ${goal} %`,
  );
  const reached = others.length - survivors.length >= (others.length * goal) / 100;
  return reached && noticed.length === 0 && idle.length === 0;
}

function tell(title, mutants) {
  if (mutants.length === 0) return;
  console.log(`\n${title} (${mutants.length})`);
  for (const { file, line, within, original, mutated } of mutants)
    console.log(`${file}:${line ?? ""}  ${original}  →  ${mutated}    ${within}`);
}

function percent(mutants, killed) {
  const share = mutants.filter(({ id }) => killed.has(id)).length / mutants.length;
  return `${(100 * share).toFixed(1).padStart(5)} %`;
}
