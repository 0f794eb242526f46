"""Who reads the printed figures: the audit, and nobody else."""

import json

from conftest import PROJECT

PRINTED = "seed.ai_competitiveness.printed_"


def test_no_model_outside_the_audit_depends_on_a_printed_seed(warehouse):
    manifest = json.loads((PROJECT / "target/manifest.json").read_text(encoding="utf-8"))
    models = {
        name: node for name, node in manifest["nodes"].items() if node["resource_type"] == "model"
    }

    def ancestors(name: str) -> set[str]:
        parents = manifest["parent_map"].get(name, [])
        return set(parents).union(*map(ancestors, parents))

    readers = {
        name for name in models if any(parent.startswith(PRINTED) for parent in ancestors(name))
    }
    assert readers == {"model.ai_competitiveness.audit_printed_figures"}


def test_no_compiled_model_outside_the_audit_names_the_printed_schema(warehouse):
    compiled = PROJECT / "target/compiled/ai_competitiveness/models"
    # Tests that YAML declares are compiled below the YAML's name: they are no models.
    models = [path for path in compiled.rglob("*.sql") if path.parent.suffix != ".yml"]
    readers = {path.stem for path in models if '"printed"' in path.read_text("utf-8")}
    assert readers == {"audit_printed_figures"}
