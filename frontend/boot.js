// Starts the application that has the address: the first with a place in which it lies (`*` is any step), else the first
// of the table. A file of its own, because the content security policy allows no inline script.
const table = document.querySelector("script[data-apps]").dataset.apps.split("; ").map((line) => line.split(" "));
const steps = location.pathname.split("/").slice(1);
const here = (place) => place.split("/").every((named, at) => at in steps && (named === "*" || named === steps[at]));
const [script, wasm] = table.find(([, , ...places]) => places.some(here)) ?? table[0];
const { default: start } = await import(script);
await start({ module_or_path: wasm });
