// Text made small before it is kept, and read again: a page takes a sixth. Browsers that cannot do it keep it as it is.
const through = (stream, text) => new Response(new Blob([text]).stream().pipeThrough(stream));

export const pack = (text) => ("CompressionStream" in window ? through(new CompressionStream("gzip"), text).arrayBuffer() : { html: text });

export const unpack = async (bytes) => {
  const kept = new Uint8Array(bytes);
  if (kept[0] === 0x1f && kept[1] === 0x8b) return through(new DecompressionStream("gzip"), kept).text();
  return JSON.parse(new TextDecoder().decode(kept)).html;
};
