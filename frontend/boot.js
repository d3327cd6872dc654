// Starts the application that has the address: the one that names its first step, else the first of the table. A file
// of its own, because the content security policy allows no inline script.
const table = document.querySelector("script[data-apps]").dataset.apps.split("; ").map((line) => line.split(" "));
const place = location.pathname.split("/")[1];
const [script, wasm] = table.find(([, , ...places]) => places.includes(place)) ?? table[0];
const { default: start } = await import(script);
await start({ module_or_path: wasm });
