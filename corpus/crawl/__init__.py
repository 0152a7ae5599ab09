"""New decisions from the sites that publish them: sources as data, spiders that follow them, alarms where a site changed."""
