// Starts the application that the address asks for: the desk for annexes, the first one for everything else. A file of
// its own, because the content security policy allows no inline script.
const { script, wasm, deskScript, deskWasm } = document.querySelector("script[data-script]").dataset;
const desk = location.pathname.split("/")[1] === "annexes";
const { default: start } = await import(desk ? deskScript : script);
await start({ module_or_path: desk ? deskWasm : wasm });
