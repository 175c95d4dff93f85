"""The strict models of the official development kit, by the names that the files are listed under."""

from pathlib import Path

import pydantic
from demisto_sdk.commands.common.files.json_file import JsonFile
from demisto_sdk.commands.common.files.yml_file import YmlFile
from demisto_sdk.commands.content_graph.strict_objects.correlation_rule import StrictCorrelationRule
from demisto_sdk.commands.content_graph.strict_objects.integration import StrictIntegration
from demisto_sdk.commands.content_graph.strict_objects.modeling_rule import StrictModelingRule
from demisto_sdk.commands.content_graph.strict_objects.modeling_rule_schema import StrictModelingRuleSchema
from demisto_sdk.commands.content_graph.strict_objects.pack_meta_data import StrictPackMetadata
from demisto_sdk.commands.content_graph.strict_objects.xsiam_dashboard import StrictXSIAMDashboard

MODELS = {
    "pack metadata": StrictPackMetadata,
    "integration": StrictIntegration,
    "modeling rule": StrictModelingRule,
    "modeling rule schema": StrictModelingRuleSchema,
    "correlation rule": StrictCorrelationRule,
    "dashboard": StrictXSIAMDashboard,
}


def structure_errors(file, model):
    """What is wrong in a file: one line each, with the place."""
    reader = YmlFile if file.endswith(".yml") else JsonFile
    content = reader.read_from_local_path(Path(file))
    try:
        MODELS[model].parse_obj(content)
    except pydantic.ValidationError as failure:
        return [
            {"file": file, "message": f"{'.'.join(str(part) for part in error['loc'])}: {error['msg']}"}
            for error in failure.errors()
        ]
    return []
