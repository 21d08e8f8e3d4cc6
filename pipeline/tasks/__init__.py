"""What a person asks for by one click or one command, one file each."""
