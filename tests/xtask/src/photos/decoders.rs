//! Decoders that are not ours: pictures in Python, films as ffmpeg takes them apart.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Stdio},
};

use serde_json::{Value, json};

use super::tools;
use crate::context::Context;

/// The program that decodes; it stands beside this file.
const PROGRAM: &str = "tests/xtask/src/photos/decode.py";

/// How the digest of a stream begins that has no packets.
const OF_NOTHING: &str = "e3b0c44298fc1c14";

/// The decoders of pictures, in a process of their own: a damaged file may end it, and then another one goes on.
pub(super) struct Pictures<'a> {
    context: &'a Context,
    running: Option<(Child, ChildStdin, BufReader<ChildStdout>)>,
}

/// Two pictures, compared.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Compared {
    /// Whether the original decodes.
    pub(super) decodes: bool,
    /// Whether every frame is the same.
    pub(super) same: bool,
    /// What is wrong.
    pub(super) why: String,
    /// What became of the colour profile: `none`, `equal`, `same`, `lost`, `unusable` or `differs`.
    pub(super) colours: String,
}

impl<'a> Pictures<'a> {
    /// Decoders that start when they are first asked.
    pub(super) fn new(context: &'a Context) -> Self {
        Pictures { context, running: None }
    }

    /// Compares a picture with its copy.
    pub(super) fn compare(&mut self, original: &Path, copy: &Path) -> Result<Compared, String> {
        let answer = self.ask(&json!({ "original": original, "copy": copy }))?;
        let text = |name: &str| answer[name].as_str().unwrap_or_default().to_owned();
        Ok(match answer {
            Value::Null => Compared {
                decodes: false,
                same: false,
                why: "the decoder ended".into(),
                colours: "none".into(),
            },
            _ => Compared {
                decodes: answer["decodes"] == true,
                same: answer["same"] == true,
                why: text("why"),
                colours: text("colours"),
            },
        })
    }

    /// Width and height of the picture that lies at a place in a file.
    pub(super) fn size(&mut self, file: &Path, at: u64, length: u64) -> Result<Option<(f64, f64)>, String> {
        let answer = self.ask(&json!({ "file": file, "at": at, "length": length }))?;
        Ok(answer["width"].as_f64().zip(answer["height"].as_f64()))
    }

    /// Asks; the answer is null where the decoders ended over it.
    fn ask(&mut self, request: &Value) -> Result<Value, String> {
        let (_, input, output) = match &mut self.running {
            Some(running) => running,
            empty => empty.insert(started(self.context)?),
        };
        let mut line = String::new();
        let asked = writeln!(input, "{request}").and_then(|()| input.flush());
        let heard = asked.and_then(|()| output.read_line(&mut line));
        if heard.is_ok_and(|count| count > 0) {
            return serde_json::from_str(&line).map_err(|error| format!("{error}: {line}"));
        }
        self.end();
        Ok(Value::Null)
    }

    fn end(&mut self) {
        if let Some((mut child, input, _)) = self.running.take() {
            drop(input);
            let _ = child.wait();
        }
    }
}

impl Drop for Pictures<'_> {
    fn drop(&mut self) {
        self.end();
    }
}

fn started(context: &Context) -> Result<(Child, ChildStdin, BufReader<ChildStdout>), String> {
    let mut command = tools::python(context);
    command.arg("-B").arg(context.root.join(PROGRAM)).stdin(Stdio::piped()).stdout(Stdio::piped());
    // Decoders complain about damaged files; what they say in the end is in the answer.
    let mut child = command
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("the decoders could not be started: {error}"))?;
    let pipes = child.stdin.take().zip(child.stdout.take()).ok_or("the decoders have no pipes")?;
    Ok((child, pipes.0, BufReader::new(pipes.1)))
}

/// The digests of all packets of picture and sound, one line for each stream; nothing where ffmpeg finds none. `video` is how
/// ffmpeg names the pictures that are meant: `v` for all, `V` without those that stand for a cover.
pub(super) fn packets(context: &Context, film: &Path, video: &str) -> Result<Option<String>, String> {
    let mut command = context.command("ffmpeg");
    command.args(["-v", "error", "-nostdin", "-i"]).arg(film);
    command.args(["-map", &format!("0:{video}?"), "-map", "0:a?", "-c", "copy"]);
    command.args(["-f", "streamhash", "-hash", "sha256", "-"]);
    let output = command.output().map_err(|error| format!("ffmpeg could not be started: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let any = text.lines().any(|line| line.contains("SHA256=") && !line.contains(OF_NOTHING));
    Ok((output.status.success() && any).then_some(text))
}
