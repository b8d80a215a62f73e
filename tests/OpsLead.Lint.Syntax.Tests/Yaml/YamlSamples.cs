namespace OpsLead.Lint.Syntax.Tests.Yaml;

/// <summary>Texts that together use all of YAML, in the ways configuration files do.</summary>
internal static class YamlSamples
{
    public static readonly string[] Yaml =
    [
        "apiVersion: v1\nkind: ConfigMap # a kind\nmetadata:\n  name: web\n  labels: {app: web, \"tier\": 'front''s'}\ndata:\n  run.sh: |\n    #!/bin/sh\n    echo \"$HOME\"   \n\n      indented\n  note: >-\n    folded\n    text\n\n    more\n     kept\n    end\n",
        "# first\n---\na: &x\n  - 1\n  - !!str 2\n  - *x\nb: *x\n<<: [*x]\n...\n# between\n%YAML 1.2\n%TAG !e! tag:example.org,2000:\n---\n!e!thing\nk: !local {a: b, c}\n",
        "on:\n  push: [main, 'release/**']\njobs:\n  build:\n    steps:\n    - run: >+\n        one\n        two\n\n\n    - uses: a/b@c # pinned\n      with: {x: \"a\\\n        b\\u00e9\\x41\\U0001F600\", y: 'it''s\n        folded\n\n        twice'}\n",
        "? complex\n: value\n? - list\n  - key\n: - - a\n    - b\n  -\n? no value\n'quoted key' : plain\n  over\n\n  lines\n&k key: &v\n: empty key\n",
        "list:\n- |2\n    two\n   one\n- >1-\n  x\n\n- |+\n\n  kept\n\n\n- ''\n- \"\"\n- ~\n- {a: , b, ? c : d, : e}\n- [a: b, [c, [d]], {e: f},]\n- :8080\n- -1\n",
        "a: b\r\nc: |\r\n  x\r\n  y\r\n\r\nd: \"e\r\n  f\"\r\n# g\r\n---\r\nh: [i,\r\n  j]\r\n",
        "--- |\n root\n text\n---\n\"root\"\n--- # only a comment\n---\n[flow,\nroot]\n",
        "key: |\n  \n  text\nempty: |\n    \nlist: [1,\n2, # two\n\"three\n3\"\n]\nlast: \"a\nb\"\n",
        "a: b: c\n---\nd: @e\n# f\n---\ng: [h\n---\ni: 'j\n---\n\tk: l\n---\nm: n\n o: p\n",
    ];

    public static readonly string[] Json =
    [
        "{\n  // comment\n  \"a\": 1, \"b\": [true, false, null, -1.5e+3,],\n  /* block */ \"c\": {\"d\": \"x\\n\\u00e9\\ud83d\\ude00\\\\\\\"\",}\n}\n",
        "[]",
        "{\"a\": {\"b\": [[], {}, \"\"]}, \"a\": 2}",
        "{\"a\" 1, b: 2, \"c\": , \"d\": [1 2}, \"e\": \"open\n}",
    ];
}
