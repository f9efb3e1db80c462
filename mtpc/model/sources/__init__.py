"""What a spec uses: other specs, catalogues, tables, and the settings of its project."""
